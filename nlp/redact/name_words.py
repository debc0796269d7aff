"""Names that are words as well, names the gazetteer lacks, and capitalised words that are nobody's name.

All in lower case and in alphabetical order.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Frequent first names and short forms, most of them Finnish, that the gazetteer does not have.
MORE_FIRST = _words(
    """
    aamu aarre aatu abdi ahmed aija alf ali alma alpo amina andy anh ansa anssi anu arvi auli aura becky bert beth
    bob bobby cathy chloe dave debbie dmitri eedit eemi eerika eetu eini elia ella enni ere erja esteri fatima fred
    freya hanne hannes harry hassan hellä hely henrietta heta hilja hilla hille hussein ida-maria igor iina iiro
    ilkka impi inka inkeri into ira irina isla jaakob jacob jali janika janina janita jasmiini jason jenny jess jim
    jimi jimmy joakim joan jonne joonatan jyri kaapo kaarlo kaino kaisla kajsa kalle kari-pekka kate kathy katie
    kerkko kielo kirsi-marja kosti kukka kukka-maaria lahja laila laina lari late layla lempi leni lenna lenni lila
    linh liz lizzie loviisa luka lumi luukas maggie maiju maikki manu marja-terttu marleena masa matilda matleena
    meg meri mia mike mikke milja minea minh minja minttu mirella mohamed mona monika muhammad nadja natalia nella
    nelli nguyen nick nicky niki nikke noah noel nuutti oili okko oksana oleg olga omar onerva oskari ossi otso pate
    patty pave peetu pekko peppi pete pietu piitu pilvi pipsa pirita poppy priya pyry raakel raj rami rauha rauni
    rea reeta reetta reko riina rilla rob roni ronja roosa-maria ruusu saana sade saija saimi salla sampo sandra
    sanelma santeri sauli sebu selma sepi sergei silja silvia sirkku sisu soila soile solja steve stina sulo
    svetlana sylvi säde taavetti taavi tahvo taija taika taimi tarmo tatu tea tiina-maija tinja tirsa toini tom
    tommy topi tuire tuomo tuure tytti tähti unto urho ursula usko valma valpuri vappu varpu vaula verna vicky viena
    vieno vilja viola virve visa vladimir voitto wei wilma xin yusuf zoe
    """
)
# Surnames that it does not have.
MORE_LAST = _words(
    """
    ahmed ahtiainen aittola alho ali arola begum elomaa haapasalo haavikko hakanen hallikainen hassinen helander
    helle hentilä hiltula hirvelä hoffrén honkala hurme hussain huuhtanen hynynen hyttinen häyrinen ijäs ilvonen
    inkinen joensuu jones jortikka juvonen kaasinen kaikko kallela kalliomäki kananen kanninen kantonen karppi
    karvonen kataja kaur kauranen kekkonen kekäläinen kelly khan kiiski kivi kivikoski kivioja kohonen koivu komu
    korkala korpinen kotilainen kujanpää kupiainen kuronen kyllästinen könönen laakso lajunen lampi lattu leppälä
    lindell litmanen loponen luoto lyytinen mannila marjamäki mcdonald meikäläinen murphy mustajärvi mykkänen
    myllylä määttälä nenonen niinistö nokelainen nuutila o'brien o'connor o'neill ojanperä paajanen pakkala palonen
    parkkonen patel pellinen peltomäki pihlaja piippo pirhonen porkka pursiainen pyykkönen pyykönen rautakorpi
    rautavaara remes riekkinen roininen rosberg ruohonen ruotsi ruusunen rönnberg sallila saloranta sandberg sariola
    savela selänne shah sievänen sillanpää singh sivonen smith sorsa strömberg syvänen särkkä taavitsainen tapio
    teräväinen tuomela tuomisto tuononen tykkyläinen törmänen vahtera vanhala vehviläinen vepsäläinen viitasalo
    virkkunen virolainen vuorio vuorisalo väisälä wahlroos ylä-outinen äijälä öhman
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
    aamu aarre ahti aina alli alma anna ansa ari armas arvi arvo asko aura del don edit eine ella ellen elo enni
    helinä hellä helmi hilja hilkka hilla iiris ilma ilo ilona ilta impi inka into isa jalo jan jo joel johan join
    jon jouko juan juni kai kaino kanerva kauko kent kielo kirk kit kosti kukka kuura lahja laina late lea lee lempi
    lilja linda lo lotta love luka lumi manta manu mari marja martta masa mats max may meri minttu mona muu neo noel
    nova nuppu oiva ole olli onni oras orvokki otso otto pate peppi per pete pilvi pyry päivi päivikki raita raivo
    rauha rauni reko rune ruusu ruut sade saimi sampo sara satu sen sini sirkku sisko sisu soini solja sten stig
    sulo suvi säde taavi tahvo taika taimi taina taisto tarmo taru tea tellervo toivo tove tuisku tuuli tuulia
    tuulikki tyyne tähti ulf unelma uno unto urho usko valma valo vappu varpu veli vesa viena vieno vilja visa
    voitto vuokko yrjö
    """
)
# Forms of names that are first of all forms of other words; never a name in Finnish texts.
FORMS_FI = _words(
    """
    ainoa ainoaa ainoan ainolla ainona akku akulla akun alan ale alia alin alista allan alle annahan annan annas
    annat annatko anneta antia aria arin arista elin elintä ellet even hana hanan hanat hanna-tti hanska hanskat
    heidän ira isaa jaan jaat jakeen jana janan jano joella joelle joelta joen joessa joet johon join jokin joko
    joksi joksikin jolla jolle jolta jona jonakin jonne jonnekin jos jossa josta jota joten jotta juna junan junassa
    junia kaikin kain kaista kait kallein kara karaa karilla karille karita katea katella kateta katetta ken
    kentällä kentän kerry kiri kirkan kirkas kirkkaan kirkko kirkon lean levi levin levit levitä leviä lihan liki
    linkin linko lista loin loki lokin lokkia luisa luista lukea luken maja majaa majan mariaa marian marin marina
    marinaa marinan markan markka markkaa markkaan matsi matsia matsin mia mian mika milla millaan millan mina minan
    monan moni monikaan monin muna mya myn nikon noa novaa olalle olan oleen olen olet oleta oletko olin olivat olla
    olle ollen ollenkaan ollessa olli oton ovea ovella ovelle ovelta oven ovessa ovesta ovet pelle pellet peri
    perille perillä perin peritä periä perko perä perälle petraa petrata petrattu pian piankin raja rajaa rajan rea
    reiman riitaa riitaan romaani roman romanit ronin rosa rosan runo runon saat sama samaa samalla samalle saman
    samat samin samoin saralla saralle saralta saran satuin sen senkin siaan sian siima sika sinin sinistä
    sinistäkään sinulla sisko sitan tainan talia tama taman tami tamin tanan tarina tarinan tarjana tarkka teen
    tinan tonin tora toria torilla torille torin torit torstai tuoma tuomaan tuot tuvan tuvat vain vainaa vaino
    varin varisee veran veroa vian vianna villa villan vilu voin yrjön yrjöt
    """
)
# The same in English texts.
FORMS_EN = _words(
    """
    aura edit eve ilo into late lea manta meri noel pate per raid sade see tea valo
    """
)
# Names that are ordinary English words.
WORDS_EN = _words(
    """
    ale amber an angel art ash august autumn basil bay bea bell belle benny berry bill bird bishop blue bo bob bonny
    brandy brook brooke buck bud buddy butch candy carol case cash cat chad chance charity chase cherry chip
    christian clay cliff cole colt cook cooper cory crystal daisy dale dan dandy dash dawn dean dee destiny devin
    diamond dick do don dong dot drew duke dusty dyson earl earnest easter eden edge edit else ema ember ernest
    essence eve even fairy faith fay fern flora forest forrest fox frank gale gay gene ginger glen glory grace grant
    gray guild gun guy hale han happy harding harmony hazel heath heather heaven herb holly honey hope hunter in
    iris is iva ivory ivy jack jade jasmine jay jean jet jewel jin jo josh joy judge jun june junior justice kai kay
    kin king kitty lacy lan lance lane lark laurel lee les lily ling lo long lot lou love luck lucky mac mai major
    mark mason mat mats max may maya mei men mercy mere merry mid miles milo min ming misty mo my myra nan neat nick
    noble noon nova now oh olive opal out owe pa page paige pansy pat patience patty pearl peg pen penny per pet
    petunia pierce ping po polo pop poppy porter price prince princess prudence queen rae rain rama ran randy raven
    ray read reed rex rich rick rio river rob robin rocky rod roman rose rosemary rosie rowan ruby rusty sage said
    sandy scarlet scout see serenity shade shay shelly sierra skip sky slim smith so sol son song sonny sparrow
    spring star stella sterling stone storm stormy su sue summer sun sunny sunshine tad tan tanner tate temple the
    thor time tin tore trace tracy trinity trip troy tu ty unity urban van vic violet wade wally ward warren way
    west will willow win winter wood woody young zion
    """
)
# Names of places, firms, months and holy days that are first names or surnames too: a capital says nothing.
PROPER = _words(
    """
    adelaide aktia alexa alma april argos arina asia asko assar august austin barclay barclays benson berkeley boots
    bristol burton carlisle carolina charlotte chelsea chester cheyenne china christ christian claus costa dakota
    dallas danske derby devon dyson easter eckerö eden elisa elizabeth espoo fennia fiat florence ford galaxy
    georgia greggs halifax halonen hilton houston hudson hämäläinen if ilmarinen imatra india israel jackson java
    jesus jordan joulupukki jumbo june kaarina kamppi karjalainen kemi kent kenya kerava keskinen kone kotka kuopio
    kärkkäinen lahti lancaster leicester lewis lincoln lloyd lloyds london lumia madison marks martat martta may
    mercedes mercer morgan nelson nokia nordea nova olympia oma omega oulu oxford paris pohjola pori porvoo preston
    prisma punto rauma redi ruotsalainen ruotsi salo sampo santa santander savannah savolainen savonlinna sello
    silja siri sokos spencer stafford suomalainen suomi sydney tapiola tokmanni turku turva tuuri vaasa valo vappu
    varma venäläinen victoria viking virgin virginia virolainen visa warwick washington waters wellington wilko
    wilma windsor york
    """
)
# Capitalised out of politeness or custom, or at the head of a line.
NOT_NAMES = _words(
    """
    a ab after aina airport aivan also although an and april are as asema asentaja asiakas asiakaspalvelu at august
    avenue bank be because been before best black bridge but by center centre christmas company conditions covid
    customer dear december department desk during easter ei eivät elokuu en english erittäin et eu excellent
    february finnish for friday from gmbh good gp great had has have he hei heinäkuu hello helmikuu her here hey hi
    hieno hienoa him his hoitaja hospital hotel hotelli however hr huhtikuu hyvä hyvää hän hänen i if ihan in inc is
    it ja january jos joulu joulukuu juhannus july june just kaikille kaikki kauppa kauppakeskus keskiviikko keskus
    kesäkuu kiitokset kiitos koulu kuitenkin kun ky lane lauantai loistava lokakuu ltd lääkäri maaliskuu maanantai
    manager march marraskuu may me meidän meille minun minä moi moikka monday mukava mun mutta my myyjä nhs nimim
    nimimerkki no not november nyt october of office oikein ole olen oli olisi on only or our oy oyj paljon palvelu
    pankki paras park pc perjantai plc premium pääsiäinen rf road ry sairaala sanomat saturday school sekä september
    service she shop since sinulle sinun sinä sitten so station store street sun sunday sunnuntai support syyskuu
    tammikuu te team teidän teihin teille teillä teiltä teistä teitä terms terv terve terveiset terveisin thank
    thanks that the them then there they this though thursday tiimi tiistai tmi to todella torstai tosi toukokuu
    tuesday tv uk university us usa vain vappu very was we wednesday well were what when which while who with
    without yes yliopisto you your yst ystävällinen ystävällisin
    """
)
