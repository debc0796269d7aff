"""Names that are words as well, names the gazetteer lacks, and capitalised words that are nobody's name.

All in lower case; each list is a fact of the language, one word after the other.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Frequent Finnish first names (and short forms) that the gazetteer does not have.
MORE_FIRST = tuple(
    word.capitalize()
    for word in """
    aija aatu alpo anssi ansa anu arvi auli eemi eerika eetu eini elia ere erja esteri hanne hannes harry hely heta
    hille ida-maria iina iiro ilkka inka inkeri ira irina jaakob jali janika janita janina jasmiini jason jenny jimi
    joakim jonne joonatan jyri kaapo kalle kaisla kajsa kari-pekka kerkko kielo kirsi-marja kosti kukka-maaria laila
    lari late leni lenni lenna lila loviisa luka luukas maiju maikki maiju manu marja-terttu marleena masa matleena
    matilda mikke milja minea minja minttu mirella mona monika nelli nella niki nikke noel nuutti oili okko onerva
    oskari ossi otso pate pave peetu pekko pete pietu piitu pipsa pirita pyry raakel rami rauha rea reeta reetta
    reko riina rilla roni ronja roosa-maria saana saija salla sampo sanelma santeri sauli sebu selma sepi silja silvia
    sirkku soila soile solja stina sylvi taavi taavetti tahvo taija tarmo tatu tea tiina-maija tinja tirsa toini topi
    tuire tuomo tuure tytti ursula unto valma valpuri vappu varpu vaula verna viena vieno vieno viola virve wilma
    aamu aarre aura hilja hilla into impi kaino kukka lahja laina lempi lumi meri pilvi rauni ruusu sade sulo säde
    taimi taika tähti usko urho visa vilja voitto sisu alma hellä saimi eedit enni kaarlo henrietta peppi
    ahmed ali abdi fatima hassan hussein mohamed muhammad omar yusuf amina layla igor sergei svetlana olga natalia
    nadja vladimir dmitri oleg oksana nguyen linh minh anh priya raj wei xin
    """.split()
)  # fmt: skip
MORE_LAST = tuple(
    word.capitalize()
    for word in """
    meikäläinen kekäläinen ahtiainen aittola alho arola elomaa haapasalo hakanen hallikainen hassinen helander helle
    hentilä hiltula hirvelä hoffrén honkala hurme huuhtanen hynynen hyttinen häyrinen ijäs ilvonen inkinen joensuu
    jortikka juvonen kaasinen kaikko kaipainen kalliomäki kananen kanninen kantonen karppi karvonen kataja kauranen
    kekkonen kiiski kivi kivikoski kivioja kohonen koivu komu korkala korpinen kotilainen kujanpää kupiainen
    kuronen kyllästinen könönen laakso lajunen lampi lattu leppälä lindell litmanen loponen luoto lyytinen
    mannila marjamäki mustajärvi myllylä mykkänen määttälä nenonen niinistö nokelainen nuutila ojanperä olin
    paajanen pakkala palonen parkkonen pellinen peltomäki pihlaja pirhonen piippo porkka pursiainen pyykkönen
    pyykönen rautakorpi rautavaara remes riekkinen roininen rosberg ruohonen ruotsi ruusunen rönnberg sallila
    saloranta sandberg sariola savela selänne sievänen sillanpää sivonen sorsa strömberg syvänen särkkä taavitsainen
    tapio teräväinen tuomela tuomisto tuononen tykkyläinen törmänen vahtera vanhala vehviläinen vepsäläinen
    viitasalo virkkunen virolainen vuorio vuorisalo väisälä wahlroos ylä-outinen äijälä öhman haavikko kallela
    smith jones patel singh khan kaur begum ali ahmed hussain shah murphy kelly o'brien o'neill o'connor mcdonald
    """.split()
)  # fmt: skip

# Names that are ordinary Finnish words: a small letter or the start of a sentence says nothing.
WORDS_FI = _words(
    """
    aamu aarre ahti aina anna ansa ari armas arvi arvo asko aura ellen ella elo enni hellä helmi helinä hilja hilla
    hilkka iiris ilma ilo ilona ilta impi inka into isa jalo joel johan jouko kai kaino kanerva kauko kielo kukka kuura
    lahja laina lempi lilja lumi manta manu marja martta masa meri minttu nuppu oiva olli onni oras orvokki otso otto
    ole pilvi peppi pyry päivi päivikki raita raivo rauha rauni ruusu ruut sade sampo sara satu sini sirkku sisko sisu
    soini sulo suvi säde tahvo taika taimi taina taisto tarmo taru tellervo toivo tuisku tuuli tuulia tuulikki tyyne
    tähti unelma unto urho usko vappu valma valo valma varpu veli vesa vieno vilja visa voitto vuokko yrjö viena kosti
    late luka pate pete saimi solja taavi tea lea noel linda max lotta mari mona alma reko alli per del lo jo juni
    muu eine edit kent kirk kit lee sen jan jon juan mats neo nova rune stig sten tove ulf uno max may love don join
    """
)
# Forms of names that are forms of other words.
FORMS_FI = _words(
    """
    ainoa ainoan ainoaa ainona ainolla anneta annan annat annatko annahan annas anni akun akku akulla arin aria arista
    ale alan alin alia alista alle allan antia ellet elin elintä even isaa jakeen jaan jaat janan jana jos jossa josta
    jolla jolle jolta joten joella joelle joelta joessa joen joet joko jota jona jonakin joksi joksikin join jokin
    johon jotta katea katella katetta kateta kaikin kait kain kaista kallein kentän kentällä kara karaa karin karilla
    karille karita ken kiri kirkan kirkas kirkko kirkon kirkkaan lean levi levin levit levitä leviä lihan liki linkin
    linko lista loin loki lokin lokkia lukea luken luista luisa maja majaa majan marin marina marinaa marinan marian
    mariaa markka markkaa markan markkaan matin matsi matsin matsia mika mikan mikalla mikalle milla millaan millan
    mina minan mia mian mira monan monikaan moni monin muna mya myn nikon nina noa novaa oleta olen olet oletko oleen
    olin olivat olla olle ollen ollenkaan ollessa olli ollia olan olalle oven ovet ovea ovella ovelle ovelta ovesta
    ovessa oton perin peri periä perille perillä perälle perä perko peritä petraa petrata petrattu pian piankin pia
    pelle pellet reino reiman riitaa riitaan romaani romanit roman ronin rosa rosan runo runon saat saran saralla
    saralle saralta sama samaa saman samalla samalle samat samin samoin satuin siima sian siaan sika sinin sisko sen
    senkin sinistä sinistäkään sinulla sitan tainan talia tami tamin tama taman tanan tarina tarinan tarjan tarjana
    tarkka teen tinan toni tonin tora toria torin torilla torille torit torstai tuomaan tuoma tuot tuvan tuvat vain
    vaino vainaa vanja varin varisee veran veroa vianna vian villa villan vilu viola voin yrjön yrjöt heidän heli
    helin hana hanan hanat hanska hanskat hanna-tti juna junan junia junassa kerry kirsi kirsin lasse lassen lassi
    kari riku risto rea rami roope sakari sami sanna taija tatu tomi topi ville jarin jasmin jani jano jaana ira
    """
) - _words("kirsi kirsin lasse lassen lassi kari riku risto rami roope sakari sami sanna taija tatu tomi topi ville "
           "jasmin jani jaana nina heli helin anni mira tarjan karin karilla karille mikan mikalla mikalle reino "
           "toni vanja pia ollia matin jarin viola")  # fmt: skip
# Names that are ordinary English words.
WORDS_EN = _words(
    """
    ale amber an angel ann art ash august autumn basil bay bea bell belle benny berry bill bird bishop blue bob bonny
    brad brandy brook brooke bud buddy buck butch candy carol case cash chad chance charity chase cherry chip christian
    clay cliff cole colt cook cooper cory crystal daisy dale dan dana dandy dash dawn dean dee destiny devin diamond dick
    do don dot drew duke dusty earl earnest easter eden edge edit else ember ernest essence eve even fairy faith fay
    fern flora forest forrest fox frank gale gay gene ginger glen glory grace grant gray guy gun hale happy harmony hazel
    heath heather heaven herb holly honey hope hunter iris iva ivory ivy jack jade jasmine jay jean jenny jet jewel jo
    joe john josh joy judge june junior justice justin kay ken king kitty lacy lance lane lark laurel lee les lily lo
    lot lou love luck lucky mac major mark mason mat mats matt max may maya mercy merry miles milo misty my myra neat
    ned nick noble nova olive opal owe page paige pam pansy pat patience patty paul paula pearl peg penny per pet peter
    petunia phil pierce polo poppy porter price prince princess prudence queen rain randy raven ray read reed rex rich
    rick river rob robin rocky rod roger roman rosa rose rosemary rosie rowan roy ruby rusty ruth sage said sally sandy
    scarlet scout sean serenity shade shay shelly sierra sky skip slim smith sol sonny sparrow spring star stella
    sterling stone storm stormy sue summer sunny sunshine tad tanner tate temple terry thor tim tom tommy toni tony tore
    trace tracy trip trinity troy ty unity urban van vera vic violet wade wally ward warren way wayne west will willow
    win winter wood woody young zion hugh rita mo ian bo cat chris dong else ema han harding in is jin joan jun kai
    kin lan ling long mai mei men mere mid min ming nan noon now oh out pa pen ping po pop rae ran rob ron see so son
    song su sun tan the time tin tu ben dyson guild mira pia sam rio rama ali
    """
) - _words("ann john jenny joan paul paula peter pam chris dana ian joe ken matt phil sally sam sean ben hugh ron rita "
           "roger roy ruth toni tony tom tim tommy terry wayne ali mira pia brad justin ned vera rosa")  # fmt: skip
# Names of places, firms, months and holy days that are first names or surnames too: a capital says nothing.
PROPER = _words(
    """
    elisa asko wilma alma alexa siri kaarina lahti vaasa savonlinna kone august april may june paris london sydney
    jordan israel chelsea florence victoria elizabeth georgia virginia carolina austin dallas houston jackson madison
    lincoln washington charlotte adelaide dakota kenya asia india china cheyenne savannah christian christ jesus
    mercedes morgan mercer benson dyson ford hudson hilton marks lewis waters boots greggs wilko argos costa virgin
    santander lloyd lloyds halifax barclay barclays nelson wellington kent devon berkeley bristol chester preston
    lancaster york windsor leicester oxford stafford burton carlisle derby warwick suomalainen ruotsalainen
    venäläinen karjalainen savolainen hämäläinen virolainen kärkkäinen halonen keskinen tokmanni salo pori rauma
    nokia kemi kuopio turku porvoo imatra kotka kerava espoo oulu pohjola suomi ruotsi oma valo arina tapiola martta
    martat sokos prisma jumbo sello kamppi redi varma ilmarinen pohjola turva fennia if aktia danske nordea visa lumia
    galaxy santa claus joulupukki viking silja eckerö tuuri onni omega olympia eden easter robin hugo stella
    """
)
PLACES = tuple(
    word.capitalize()
    for word in """
    suomi ruotsi viro norja tanska venäjä saksa englanti ranska espanja italia kreikka turkki thaimaa eurooppa
    amerikka aasia lappi häme savo karjala pohjanmaa uusimaa kainuu satakunta tukholma tallinna riika lontoo pariisi
    berliini pietari moskova kamppi pasila kallio tikkurila itäkeskus tapiola leppävaara malmi hakaniemi töölö
    kluuvi matinkylä myyrmäki hervanta london manchester birmingham leeds glasgow edinburgh liverpool bristol paris
    berlin stockholm tallinn wales scotland britain england europe america google facebook instagram apple microsoft
    amazon tesco asda sainsbury barclays vodafone samsung huawei nokia telia elisa sonera saunalahti posti matkahuolto
    prisma citymarket kesko lidl ikea gigantti verkkokauppa stockmann sokos veikkaus kela vero finnair fortum helen
    caruna elenia vattenfall nordea danske osuuspankki aktia fennia pohjola turva lähitapiola alko hesburger mcdonald
    wolt foodora netflix spotify whatsapp android windows excel paypal klarna mobilepay visa mastercard zoom teams
    wilma omakanta kanta terveystalo mehiläinen pihlajalinna attendo motonet clas ohlson biltema power hsl vr
    """.split()
)  # fmt: skip
# Capitalised out of politeness or custom, or at the head of a line.
NOT_NAMES = _words(
    """
    te teidän teille teitä teiltä teillä teistä teihin sinä sinun sinulle minä minun mun sun me meidän meille hän hänen
    you your i we our they he she it the a an this that my his her oy oyj ab ky tmi ry rf ltd inc plc gmbh
    maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai tammikuu helmikuu maaliskuu huhtikuu toukokuu
    kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu joulu pääsiäinen juhannus vappu
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december christmas easter covid nhs gp hr it tv pc uk usa eu english finnish
    street road avenue lane centre center store shop hotel hospital station airport school university park bridge
    customer service team manager support department company bank desk office terms conditions black premium
    palvelu asiakaspalvelu tiimi keskus kauppakeskus hotelli sairaala asema koulu yliopisto kauppa pankki sanomat
    kiitos kiitokset terveisin terveiset hyvä hyvää erittäin todella oikein paljon kaikki kaikille kun jos mutta ja oli
    on ei en et eivät ole olen olisi sekä vain kuitenkin aivan aina nyt sitten tosi ihan hieno hienoa mukava ystävällinen
    loistava paras asentaja myyjä hoitaja lääkäri thanks thank dear hello hi hey hei moi terve moikka great good best
    very excellent and or but if when was is were are be been had has have not no yes also only just so
    for from with without to of in on at by as us me him them who what which there here then well
    """
)
