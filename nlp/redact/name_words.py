"""Names that are words as well, names the gazetteer lacks, and capitalised words that are nobody's name.

All in lower case and in alphabetical order.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Frequent first names and short forms of Finland that the gazetteer does not have.
MORE_FIRST = _words(
    """
    aamu aarre aatu abdi ahmed aija alex alf ali alma alpo amina anh ansa anssi anu arvi auli aura dmitri eedit eemi
    eerika eetu eevi eini elia ella enni ere erja esteri fatima halla hanne hannes harry hassan hellä hely henrietta
    hertta heta hilja hilla hille hussein ida-maria igor iina iiro iivari ilkka ilo impi inka inkeri into ira irina
    jaakob jacob jali jalo janika janina janita jasmiini jason jenny jimi joakim jonne joonatan jutta jyri kaapo
    kaarlo kaino kaisla kajsa kalle kari-pekka kerkko kielo kirsi-marja konsta kosti kukka kukka-maaria kuura lahja
    laila laina lari late layla lempi leni lenna lenni lila linh loviisa luka lumi luukas maiju maikki manu
    marja-terttu marleena masa matilda matleena meeri meri mia mikke milja minea minh minja minttu mirella mohamed
    mona monika muhammad myrsky nadja natalia nella nelli nguyen niki nikke nikolas noah noel nooa nuutti oili okko
    oksana oleg olga omar onerva oras oskari ossi otso oula pate pave peetu pekko peppi pete pietu pihla piitu pilvi
    pipsa pirita priya pyry raakel raj rami rauha rauni rea reeta reetta reko riina rilla roni ronja roosa-maria
    ruusu ruut saana sade saija saimi salla sampo sandra sanelma santeri sauli sebu selma sepi sergei severi silja
    silvia sirkku sisu soila soile sointu solja stina sulo svetlana sylvi säde taavetti taavi tahvo taija taika
    taimi tarmo tatu tea tiina-maija tina tinja tirsa toini topi tuire tuisku tuomo tuure tytti tyyne tähti ulpu
    unelma unto urho ursula usko usva valma valpuri vappu varpu vaula verna viena vieno vilja viola virve visa
    vladimir voitto wei wilma xin yusuf
    """
)

# And those of English texts.
MORE_ENGLISH = _words(
    """
    abby agnieszka ailsa al alex alf alfie alun andy angus anil aoife archie art ava barry becky ben benny
    bernadette bert beth bob bobby bronwen cathy charlie chidi chloe chris ciara ciaran cindy cliff cormac cressida
    dafydd dan danny dave debbie deepak deirdre doreen doug duke ed eddie ella eoin esme evie ewan finley fraser
    fred freddie freya geoff giles greg gwen hamish harrison harry hope huw imogen isla ivy jacob jason jeff jenny
    jess jim jimmy joan joe joey josie kate kathy katie ken kenny kwame liz lizzie lorna lou luca maeve maggie
    maisie mandy matt max meg mhairi mia mike miles millie molly morag nate niamh nick nicky noah olive orla padraig
    pat patty pearl penelope phil philippa phoebe pippa polly poppy rahul rich rob roisin ron ronnie rowan ruby
    rupert sally sam sandra sanjay saoirse scarlett sienna sinead siobhan steve sunita tamsin tarquin ted teddy tim
    tina tom tommy tracey trish vic vicky vijay violet wendy will willow yuki zack zoe
    """
)
# Names of people who have moved to Finland or Britain; read in texts of both languages, in small letters too.
MORE_ABROAD = _words(
    """
    anastasia anjali arash arben arjun asif ayse besnik bilal bogdan chen diego dragan drita ekaterina elif emeka emre
    farah gheorghe goran hiroshi hodan huong imran ioana jakub kaarel kavita khadija kofi leyla liis mehdi mihai milos
    nasreen neha ngozi oluwaseun parisa pooja priya rajesh rashid rohit saeed sahra sandeep shirin tariq tunde vikram
    xhevdet xiaoming ying zainab zofia zoran
    """
)
# Surnames that it does not have.
MORE_LAST = _words(
    """
    adeyemi ahmed ahtiainen aittola alho ali arola begum chen elomaa haapasalo haavikko hakanen hallikainen hassinen
    helander helle hentilä hiltula hirvelä hoffrén honkala hurme hussain huuhtanen hynynen hyttinen häyrinen ijäs
    ilvonen inkinen joensuu jones jortikka juvonen kaasinen kaikko kallela kalliomäki kananen kanninen kantonen
    karppi karvonen kataja kauppi kaur kauranen kekkonen kekäläinen kelly khan kiiski kivi kivikoski kivioja kohonen
    koivu komu korkala korpinen kotilainen kowalski kujanpää kupiainen kuronen kyllästinen könönen laakso lajunen
    lampi lattu leppälä lindell litmanen loponen luoto lyytinen mannila marjamäki mcdonald meikäläinen mensah murphy
    mustajärvi mykkänen myllylä määttälä müller nenonen niinistö nokelainen nowak nuutila o'brien o'connor o'neill
    o'sullivan ojanperä okafor paajanen pakkala palonen parkkonen patel pellinen peltomäki pihlaja piippo pirhonen
    porkka pursiainen pyykkönen pyykönen rautakorpi rautavaara remes riekkinen roininen rosberg ruohonen ruotsi
    ruusunen rönnberg sallila saloranta sandberg sariola savela selänne shah sievänen sillanpää singh sivonen smith
    sorsa strömberg syvänen särkkä taavitsainen tapio teräväinen torvinen tran tuomela tuomisto tuononen tykkyläinen
    törmänen vahtera vanhala vehviläinen vepsäläinen viitasalo virkkunen virolainen vuorio vuorisalo väisälä
    wahlroos ylä-outinen äijälä öhman
    """
)
# Places and firms that feedback speaks of; no person is meant, whatever case form they stand in.
PLACES = _words(
    """
    aasia aktia alko amazon america amerikka android apple asda attendo barclays berliini berlin biltema birmingham
    bristol britain caruna citymarket clas danske edinburgh elenia elisa england englanti espanja eurooppa europe
    excel facebook fennia finnair foodora fortum gigantti glasgow google hakaniemi helen hervanta hesburger hsl
    huawei häme ikea instagram italia itäkeskus kainuu kallio kamppi kanta karjala kela kesko klarna kluuvi kreikka
    lappi leeds leppävaara lidl liverpool london lontoo lähitapiola malmi manchester mastercard matinkylä
    matkahuolto mcdonald mehiläinen microsoft mobilepay moskova motonet myyrmäki netflix nokia nordea norja ohlson
    omakanta osuuspankki pariisi paris pasila paypal pietari pihlajalinna pohjanmaa pohjola posti power prisma
    ranska riika ruotsi sainsbury saksa samsung satakunta saunalahti savo scotland sokos sonera spotify stockholm
    stockmann suomi tallinn tallinna tanska tapiola teams telia terveystalo tesco thaimaa tikkurila tukholma turkki
    turva töölö uusimaa vattenfall veikkaus venäjä verkkokauppa vero viro visa vodafone vr wales whatsapp wilma
    windows wolt zoom
    """
)
# Names that are ordinary Finnish words: a small letter or the start of a sentence says nothing.
WORDS_FI = _words(
    """
    aamu aarre ahti aina alma anna ansa ari armas arvi arvo asko aura del don edit ella ellen elo enni halla helinä
    hellä helmi hilja hilkka hilla iiris ilo ilona impi inka into isa jalo jan jo joel johan jon jouko juan juni kai
    kaino kanerva kauko kent kielo kirk kosti kukka kuura lahja laina late lea lee lempi lilja linda lo lotta love
    luka lumi manu mari marja martta masa mats max may meri minttu mona myrsky neo noel nova oiva ole olli onni oras
    orvokki otso otto pate peppi per pete pilvi pyry päivi päivikki raivo rauha rauni reko rune ruusu ruut sade
    saimi sampo sara satu sini sirkku sisko sisu soini sointu solja sten stig sulo suvi säde taavi tahvo taika taimi
    taina taisto tarmo taru tea tellervo toivo tove tuisku tuuli tuulia tuulikki tyyne tähti ulf unelma uno unto
    urho usko usva valma vappu varpu veli vesa viena vieno vilja visa voitto vuokko yrjö
    """
)
# Forms of names that are first of all forms of other words; never a name in Finnish texts.
FORMS_FI = _words(
    """
    ainoa ainolla ainona alan alia alin alista allan alun annahan annan annatko anneta antia aria arin arista elin
    elintä even ira isaa jaan jakeen jana joella joelle joelta joen joessa johon jokin joko joksi joksikin jolla jolle
    jolta jona jonakin jonne jonnekin jossa josta jota jotta junia kaikin kain kaista kara karaa karilla karille
    karita katea katella kateta katetta kerry kirkkaan kirkko lean levi levin levitä leviä lihan liki linkin linko
    lista loki lokin lokkia luisa luista lukea luken maja majaa majan mariaa marian marin marina marinaa marinan
    markkaan matsia matsin mia mian mika milla millaan millan mina minan monan monikaan mya myn nikon noa novaa
    olalle olan oleen olen oleta oletko olle ollen ollenkaan ollessa olli oton ovea ovella ovelle ovelta oven ovessa
    ovesta pelle perille perillä perin peritä periä perko perä petraa petrata pian piankin raja rajaa rajan rea
    riitaa riitaan roman romanit ronin rosa rosan sama samin saralla saralle saralta saran sian siima sinin sinistä
    sinistäkään sisko tainan talia tami tamin tarjana tinan tonin tora toria torilla torille torin tuomaan tuvan
    vain vaino veran villa villan yrjön
    """
)
# The same in English texts.
FORMS_EN = _words(
    """
    aura edit eve into late lea meri noel pate per raid sade tea
    """
)
# Names that are ordinary English words.
WORDS_EN = _words(
    """
    al amber angel art august autumn bell benny berry bill bird bishop bo bob brandy brooke buck carol case chad
    chase cherry christian clay cliff cole cook cooper cory crystal daisy dale dan dawn dean destiny devin diamond
    dick don drew duke earl edit else ernest eve even faith fox frank gay gene glen grace grant gray gun guy hale
    harding harrison hazel heath heather holly hope hunter iris ivy jack jade jasmine jay jean jo josh joy june
    junior kai kay king lance lane lee lily lo long lou love luca mark mason mats max may maya melody miles milo
    misty my nick noble nova olive owe page paige pat patty pearl penny per pierce poppy porter price prince randy
    raven ray read reed rich rick rob robin roman rose rosemary rosie rowan ruby said sandy scarlett shelly sierra
    smith sonny stella stone storm sue summer tanner tate teddy thor tore tracy troy urban vic violet wade ward
    warren west will willow winter wood young
    """
)
# Names of places, firms, months and holy days that are first names or surnames too: a capital says nothing.
PROPER = _words(
    """
    adelaide aktia alexa alma april argos arina asia asko assar august austin barclay barclays benson berkeley boots
    bristol burton carlisle carolina charlotte chelsea chester cheyenne china christ christian claus corona costa
    dakota dallas danske derby devon diego dyson easter eckerö eden elisa elizabeth espoo fennia fiat florence ford
    galaxy georgia greggs halifax halonen hilton houston hudson hämäläinen if ilmarinen imatra india israel jackson
    java jesus jordan joulupukki jumbo june kaarina kamppi karjalainen kemi kent kenya kerava keskinen kone kotka
    kuopio kärkkäinen lahti lancaster leicester lewis lincoln lloyd lloyds london lumia madison marine marks martat
    martta may mercedes mercer morgan nelson newton nokia nordea nova olympia oma omega oulu oxford paris pohjola
    pori porvoo preston prisma punto rauma redi ruotsalainen ruotsi salo sampo santa santander savannah savolainen
    savonlinna sello silja siri sokos spencer stafford suomalainen suomi sydney tapiola tokmanni turku turva tuuri
    vaasa valo vappu varma venäläinen victoria viking virgin virginia virolainen visa warwick washington waters
    wellington wilko wilma windsor york
    """
)
# Capitalised out of politeness or custom, or at the head of a line.
NOT_NAMES = _words(
    """
    a ab after aina airport aivan also although an and april are as asema asentaja asiakas asiakaspalvelu at august
    avenue bank be because been before best black bridge british but by center centre christmas company conditions
    covid customer danish danske day dear december department desk during easter ei eivät elokuu en english erittäin
    et eu excellent february finnish for friday from gmbh good gp great had has have he hei heille heillä heiltä
    heinäkuu heistä heitä hello helmikuu her here hey hi hieno hienoa him his hoitaja hospital hotel hotelli however
    hr huhtikuu hyvä hyvää hän hänelle hänellä häneltä hänen i if ihan in inc is it ja january javan jos joulu
    joulukuu juhannus july june just kaikille kaikki kauppa kauppakeskus keskiviikko keskus kesäkuu kiitokset kiitos
    koulu kuitenkin kun ky lane lauantai loistava lokakuu ltd lääkäri maaliskuu maanantai manager march marraskuu
    may me meidän meihin meille meillä meiltä meistä meitä minulla minulta minun minusta minuun minä moi moikka
    monday mukava mun mutta my myyjä nhs nimim nimimerkki no norwegian not november nyt october of office oikein ole
    olen oli olisi on only or our oy oyj paljon palvelu pankki paras park pc perjantai piti plc post premium
    pääsiäinen rf road ry sain sairaala sanomat saturday school sekä september service she shop since sinulla
    sinulle sinulta sinun sinä sitten so station store street sun sunday sunnuntai support swedish syyskuu tammikuu
    te team teidän teihin teille teillä teiltä teistä teitä terms terv terve terveiset terveisin thank thanks that
    the them then there they this though thursday tiimi tiistai tmi to todella torstai tosi toukokuu tuesday tv uk
    university us usa vain valentine valentine's vappu very was we wednesday well were what when which while who
    with without yes yliopisto you your yst ystävällinen ystävällisin
    """
)
