"""Lemmas that praise, blame or frame an answer without naming a topic: no theme should be named after them."""

from __future__ import annotations

PRAISE_WORDS: dict[str, frozenset[str]] = {
    "fi": frozenset(
        """
        hyvä hyvin hyvää hyvät paras parempi paremmin huono huonosti huonompi surkea kamala hirveä loistava loistavasti
        erinomainen erinomaisesti mahtava upea upeasti ihana kiva kivasti mukava mukavasti ok okei kelpo kelvata hieno
        hienosti huippu huippuhyvä mainio mainiosti ihan aivan todella erittäin tosi erittäinkin melko aika liian
        kiitos kiittää kiitokset kiitollinen tyytyväinen tyytymätön tyytyväisyys pettymys pettynyt pettyä toimia
        toimiva toiminut toimii toimi sujua suositella kokemus palvelu asia asiakas yritys yhtiö firma homma juttu
        pitää saada tulla mennä olla voida tehdä antaa ottaa haluta tietää sanoa kertoa käydä jäädä löytyä kuulua
        edelleen vielä myös aina ikinä koskaan kaikki mitään mikään mitä jokin joku moni muu paljon vähän enemmän
        kerta päivä viikko kuukausi vuosi tunti minuutti aika kannattaa ymmärtää jatkaa jatkossa ainakin ainoa
        parantaa muuttaa puuttua toivoa toivottavasti ansiosta vaan kans mut niinku ehkä sellainen tällainen semmoinen
        erityinen erityisesti plussa miinus tähti arvosana luokka taso hyvis superhyvä helppo helposti
        """.split()
    ),
    "en": frozenset(
        """
        good well better best great excellent perfect amazing awesome nice fine okay lovely wonderful fantastic
        brilliant superb bad worse worst poor terrible awful horrible thank thanks grateful happy unhappy satisfied
        dissatisfied pleased disappointed disappointing disappointment recommend experience service thing stuff
        company customer really very quite much lot lots work get got make made take give want know think say tell
        come use like love hate time day week month year hour minute always never ever also just still one star
        rating overall everything nothing anything something need especially definitely absolutely easy easily
        """.split()
    ),
}
