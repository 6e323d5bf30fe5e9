"""Words that carry, end or cannot begin the noun phrase that a number counts."""

from __future__ import annotations

from .quantity_tokens import Token, word_set

STOPS = word_set(
    "in on at of by for from to with without into onto over under between among against during after "
    "before since until till through throughout across near off out up down as than via per around about "
    "toward towards inside outside within behind beyond beside along despite amid amidst including "
    "includes included excluding except like following the this that these those who whom whose which "
    "what when where while why how because if though although so but yet nor is are was were be been "
    "being has have had do does did will would can could may might must shall should not never also he "
    "she it they we you i him her them us me his its their our my your himself themselves itself both "
    "either neither each every any some all most many much more less fewer there here then now today "
    "yesterday tomorrow ago later earlier old apart away back once again still already just even only "
    "respectively alone together whether upon ever worth plus due according aged least say says said a an"
)
DETERMINERS = word_set("the these those their its his her our my your this that such all")
AUXILIARIES = word_set("was were are is being be have has had been")
CONDITIONS = word_set(
    "dead injured wounded missing killed hurt hospitalised hospitalized displaced homeless others "
    "arrested detained sick stranded unaccounted trapped alive infected drowned"
)
PLURALS = word_set(
    "people men women children police troops staff personnel others militia cattle aircraft spacecraft "
    "hovercraft crew infantry sheep feet teeth fish youth cavalry media data criteria phenomena bacteria "
    "series species fatalities poultry swine deer offspring livestock dice geese mice oxen faithful "
    "elderly clergy dead gentry"
)
PLURAL_ENDS = ("men", "women", "children", "people", "folk", "aircraft", "wives", "lives", "craft")
NO_PLURALS = ("ss", "us", "is", "'s", "’s")
PAST = word_set(
    "shot hurt held freed fled led won lost found left took taken killed wounded injured dead born made "
    "hit struck came went got gave began became fell rose seen set sent sold stolen caught put ran died "
    "dies kills said told built burned lay met saw stood wrote fought cut let broke broken given gone "
    "known seized missing"
)
# Words in -s that stand before a noun, and such as are verbs more often than nouns in a report.
S_MODIFIERS = word_set(
    "sports arms news sales rights operations systems affairs forces business class press mass cross us "
    "series armed-forces economics politics physics diagnostics glass gas bus crisis gross overseas "
    "communications"
)
S_VERBS = word_set(
    "suffers strikes hits kills dies says crashes wins becomes takes leaves goes gets has is was "
    "injures wounds destroys makes comes claims collapses explodes occurs opens erupts begins ends "
    "rises falls affects sinks denies sends passes calls finds loses holds gives happens shakes meets "
    "sees sets arrives survives returns"
)
CALENDAR = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december"
)
AMOUNTS = word_set("dozens scores hundreds thousands millions billions tens")
# "16 Saudis", but neither Paris nor Minneapolis.
DEMONYM_PLURALS = ("udis", "aqis", "elis", "anis", "this", "menis", "itis", "alis", "ndis")
DEMONYM_ENDS = ("ese", "ish", "iss")


def plural_noun(token: Token) -> bool:
    """True if the word looks like the head of what is counted: "fighters", "people", "MPs", "gunmen"."""
    word = token.lower
    if word in PLURALS or word.endswith(PLURAL_ENDS):
        return True
    regular = len(word) > 3 and word.endswith("s") and not word.endswith(NO_PLURALS) and not word.endswith("ous")
    return (regular or token.text.endswith("Ps") or token.text.endswith("Os")) and not token.text.isupper()
