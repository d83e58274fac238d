"""Signs of Dutch verb forms in the letters of a word; no dictionary, so rough by nature."""

from __future__ import annotations

import re

_SEPARABLE = (
    "aan|achter|af|achteruit|bij|binnen|bijeen|dicht|door|deel|goed|in|klaar|mee|na|neer|om|onder|op|open|over|"
    "plaats|samen|stil|teleur|tegen|terug|toe|uit|vast|vol|voor|voort|vooruit|vrij|weg|weer|gelijk|bekend|"
    "tegemoet"
)
_REGULAR = re.compile(rf"(?:{_SEPARABLE})?(?:ge|be|ver|her|ont|er)\w{{2,}}(?:d|t|en)")
_IRREGULAR = frozenset((
    "aanbeden", "aangegaan", "aanvaard", "achterhaald", "begaan", "bestaan", "bezocht", "doorbroken",
    "doorlopen", "doorstaan", "gecoördineerd", "gecreëerd", "gedaan", "gegaan", "gezien", "gezocht",
    "geïnd", "misbruikt", "mislukt", "omringd", "omschreven", "onderbouwd", "onderbroken", "ondergaan",
    "onderhandeld", "ondermijnd", "ondernomen", "onderschreven", "ondersteund", "onderstreept",
    "ondertekend", "ondervonden", "onderwezen", "onderworpen", "onderzocht", "ontstaan", "overbrugd",
    "overgedragen", "overlegd", "overschreden", "overtreden", "overtuigd", "overwogen", "toegestaan",
    "verstaan", "verzocht", "volbracht", "voldaan", "voltooid", "voltrokken", "voorkomen", "voorspeld",
    "weerlegd", "weerstaan",
))  # fmt: skip
_NO_PARTICIPLE = frozenset((
    "bedrijven", "beelden", "behoud", "belangen", "belanghebbenden", "beleden", "beleid", "bent",
    "beperkingen", "berechten", "bereid", "bericht", "berichten", "besef", "besluit", "besluiten",
    "bestand", "betekent", "beurt", "bevoegdheden", "bewegingen", "bewind", "ernst", "ervan",
    "ervaringen", "gebeuren", "gebeurtenissen", "gebied", "gebieden", "gebouwen", "gebreken",
    "gebruiken", "gedachten", "gedeelte", "gedeelten", "geen", "gegevens", "geheugen", "geld", "gelden",
    "gelegenheid", "geluiden", "gemeenschappen", "gemeenten", "gerechten", "geruchten", "geschillen",
    "gesprekken", "getal", "getuigen", "gevaren", "gevecht", "gevolgen", "gewapend", "geweld",
    "gewesten", "gewicht", "gewoonten", "gezamenlijk", "gezant", "gezicht", "gezinnen", "gezond",
    "herhaaldelijk", "ontwapeningen", "veiligheden", "veranderingen", "verband", "verbanden",
    "verbeteringen", "verbond", "verdrag", "verdragen", "verdragspartijen", "verenigingen",
    "vergunningen", "verhoudingen", "verkeersdeelnemers", "verkiezingen", "verplichtingen",
    "verschillen", "verslag", "verstand", "vertrouwen", "verwachten", "verzet",
))  # fmt: skip


def is_participle(word: str) -> bool:
    """Whether a word looks like a past participle: «uitgewerkt», «verstevigd», «onderzocht».

    By its letters and two lists of exceptions. Misleads for nouns and infinitives that
    look the same («verbeteren», «besteden»): read it beside a form of «worden».
    """
    key = word.lower()
    if key in _NO_PARTICIPLE:
        return False
    if key in _IRREGULAR:
        return True
    return _REGULAR.fullmatch(key) is not None and not key.endswith(("heid", "schap", "teit", "ment"))
