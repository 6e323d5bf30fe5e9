"""Units and currencies: their words, and how many of a base unit each is worth."""

from __future__ import annotations

from collections.abc import Sequence

from .quantity_tokens import Token, glued, hyphen_at, lower_at

# canonical name → (dimension, worth in the dimension's base). Only exact ratios share a dimension:
# a month is no fixed number of days, a bare "ton" no fixed number of kilograms.
WORTH: dict[str, tuple[str, float]] = {
    "percent": ("percent", 1.0),
    "percentage_point": ("percentage_point", 1.0),
    "km": ("length", 1000.0),
    "m": ("length", 1.0),
    "cm": ("length", 0.01),
    "mm": ("length", 0.001),
    "mile": ("length", 1609.344),
    "nautical_mile": ("length", 1852.0),
    "yard": ("length", 0.9144),
    "foot": ("length", 0.3048),
    "inch": ("length", 0.0254),
    "light_year": ("light_year", 1.0),
    "square_km": ("area", 1e6),
    "square_m": ("area", 1.0),
    "square_mile": ("area", 2_589_988.110336),
    "square_foot": ("area", 0.09290304),
    "hectare": ("area", 10_000.0),
    "acre": ("area", 4046.8564224),
    "cubic_m": ("volume", 1000.0),
    "litre": ("volume", 1.0),
    "gallon": ("gallon", 1.0),
    "barrel": ("barrel", 1.0),
    "tonne": ("mass", 1000.0),
    "kg": ("mass", 1.0),
    "gram": ("mass", 0.001),
    "pound": ("mass", 0.45359237),
    "ounce": ("mass", 0.028349523125),
    "ton": ("ton", 1.0),
    "kiloton": ("kiloton", 1.0),
    "km/h": ("speed", 1.0),
    "mph": ("speed", 1.609344),
    "knot": ("speed", 1.852),
    "degree": ("degree", 1.0),
    "celsius": ("celsius", 1.0),
    "fahrenheit": ("fahrenheit", 1.0),
    "magnitude": ("magnitude", 1.0),
    "watt": ("power", 1.0),
    "kilowatt": ("power", 1e3),
    "megawatt": ("power", 1e6),
    "gigawatt": ("power", 1e9),
    "second": ("time", 1.0),
    "minute": ("time", 60.0),
    "hour": ("time", 3600.0),
    "day": ("time", 86_400.0),
    "week": ("time", 604_800.0),
    "month": ("months", 1.0),
    "year": ("months", 12.0),
    "decade": ("months", 120.0),
    "century": ("months", 1200.0),
    "year_old": ("age", 12.0),
    "month_old": ("age", 1.0),
    "times": ("times", 1.0),
}
_SPELLINGS = {
    "percent": "percent|%|per cent|pct|percentage point of",
    "percentage_point": "percentage point|percentage points|percent points",
    "km": "km|kms|kilometer|kilometers|kilometre|kilometres",
    "m": "metre|metres|meter|meters|m",
    "cm": "cm|centimetre|centimetres|centimeter|centimeters",
    "mm": "mm|millimetre|millimetres|millimeter|millimeters",
    "mile": "mile|miles|mi",
    "nautical_mile": "nautical mile|nautical miles|nmi",
    "yard": "yard|yards|yd",
    "foot": "foot|feet|ft",
    "inch": "inch|inches",
    "light_year": "light year|light years|light - year|light - years",
    "square_km": "square kilometre|square kilometres|square kilometer|square kilometers|square km|sq km|km ²",
    "square_m": "square metre|square metres|square meter|square meters|m2|m ²",
    "square_mile": "square mile|square miles|sq mi",
    "square_foot": "square foot|square feet|sq ft",
    "hectare": "hectare|hectares|ha",
    "acre": "acre|acres",
    "cubic_m": "cubic metre|cubic metres|cubic meter|cubic meters",
    "litre": "litre|litres|liter|liters",
    "gallon": "gallon|gallons",
    "barrel": "barrel|barrels",
    "tonne": "tonne|tonnes|metric ton|metric tons|metric tonnes",
    "kg": "kg|kgs|kilogram|kilograms|kilo|kilos",
    "gram": "gram|grams|g",
    "pound": "lb|lbs",
    "ounce": "ounce|ounces|oz",
    "ton": "ton|tons",
    "kiloton": "kiloton|kilotons",
    "km/h": "km / h|kmh|kph|kilometers per hour|kilometres per hour|kilometers an hour|km per hour",
    "mph": "mph|miles per hour|miles an hour",
    "knot": "knot|knots",
    "degree": "degree|degrees|°",
    "celsius": "degrees celsius|degree celsius|° c|degrees c|°c|celsius",
    "fahrenheit": "degrees fahrenheit|degree fahrenheit|° f|degrees f|fahrenheit",
    "magnitude": "magnitude|on the richter scale|on the moment magnitude scale",
    "watt": "watt|watts",
    "kilowatt": "kilowatt|kilowatts|kw",
    "megawatt": "megawatt|megawatts|mw",
    "gigawatt": "gigawatt|gigawatts|gw",
    "second": "second|seconds|secs",
    "minute": "minute|minutes|mins|min",
    "hour": "hour|hours|hrs|hr",
    "day": "day|days",
    "week": "week|weeks",
    "month": "month|months",
    "year": "year|years|yr|yrs",
    "decade": "decade|decades",
    "century": "century|centuries",
    "year_old": "year old|years old|year - old|year - olds|years - old|years of age|year olds|yo",
    "month_old": "month old|months old|month - old|months of age",
    "times": "times",
    "USD": "us dollars|us dollar|u.s. dollars|u.s. dollar|usd|dollars|dollar|american dollars",
    "EUR": "euros|euro|eur",
    "GBP": "pounds sterling|british pounds|gbp|pounds|pound",
    "JPY": "yen|japanese yen|jpy",
    "CNY": "yuan|renminbi|rmb|cny",
    "INR": "rupees|indian rupees|inr",
    "RUB": "rubles|roubles|rub",
    "CHF": "swiss francs|chf",
    "AUD": "australian dollars|aud",
    "CAD": "canadian dollars|cad",
    "KRW": "won|krw",
    "BRL": "reais|real",
    "MXN": "mexican pesos",
    "PHP": "philippine pesos",
    "peso": "pesos|peso",
    "ZAR": "rand",
    "THB": "baht",
    "TRY": "turkish lira|liras",
    "SEK": "swedish kronor|kronor",
    "UAH": "hryvnia|hryvnias",
    "PLN": "zloty|zlotys",
    "ILS": "shekels",
    "NGN": "naira",
    "MYR": "ringgit",
    "IDR": "rupiah",
    "franc": "francs|franc",
    "riyal": "riyals|riyal",
    "dirham": "dirhams|dirham",
    "shilling": "shillings|shilling",
    "cent": "cents|cent",
}
_UNITS = {tuple(spelling.split()): unit for unit, spellings in _SPELLINGS.items() for spelling in spellings.split("|")}
_LONGEST = max(map(len, _UNITS))
_SYMBOLS = {
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "₩": "KRW",
    "₪": "ILS",
    "₱": "PHP",
}
_SYMBOLS |= {"₦": "NGN", "₺": "TRY", "₫": "VND", "₴": "UAH", "฿": "THB", "₲": "PYG", "₡": "CRC", "₸": "KZT"}
_DOLLARS = {
    "us": "USD",
    "u.s.": "USD",
    "a": "AUD",
    "au": "AUD",
    "c": "CAD",
    "ca": "CAD",
    "nz": "NZD",
    "hk": "HKD",
}
_CODES = {"usd": "USD", "eur": "EUR", "gbp": "GBP", "rs": "INR", "inr": "INR", "chf": "CHF", "cny": "CNY"}
# Letters and words that are units only where nothing else is likely: "5 m" yes, "5 M people" no.
_BETWEEN = frozenset({"consecutive", "straight", "full", "more", "additional", "whole", "further", "long"})
_FRAGILE = frozenset({"real", "m", "g", "ha", "min", "mi", "won", "second", "degree", "mw", "knot", "pound", "kilo"})


def unit_after(tokens: Sequence[Token], start: int) -> tuple[str, int] | None:
    """(unit, index after) of the unit that follows a number, directly or after a hyphen; None if none."""
    at = start + 1 if hyphen_at(tokens, start) else start
    if lower_at(tokens, at) == "of" and lower_at(tokens, at + 1) in (
        "dollars",
        "euros",
        "rupees",
        "yen",
        "yuan",
    ):
        at += 1  # "tens of millions of dollars"
    at = _past_adjectives(tokens, at)
    words = tuple(token.lower for token in tokens[at : at + _LONGEST])
    for length in range(len(words), 0, -1):
        unit = _UNITS.get(words[:length])
        if unit == "GBP" and hyphen_at(tokens, start):
            unit = "pound"  # "550-pound bomb"
        if unit and _believable(tokens, at, length, hyphenated=hyphen_at(tokens, start)):
            return unit, at + length
    return None


def _past_adjectives(tokens: Sequence[Token], at: int) -> int:
    """Past "consecutive" in "58 consecutive days", where a length of time follows."""
    following = _UNITS.get((lower_at(tokens, at + 1),), "")
    lasting = WORTH.get(following, ("", 0.0))[0] in ("time", "months")
    return at + 1 if lasting and lower_at(tokens, at) in _BETWEEN else at


def _believable(tokens: Sequence[Token], at: int, length: int, *, hyphenated: bool) -> bool:
    token = tokens[at]
    if length > 1 or hyphenated or token.lower not in _FRAGILE:
        # "a four-day-old law" is read whole by the longer spellings; "10 Day" in a name is not a unit.
        return not (token.capital and not token.text.isupper() and length == 1)
    return token.text.islower() and lower_at(tokens, at + 1) not in ("-", "'")


def currency_before(tokens: Sequence[Token], number: int) -> tuple[str, int] | None:
    """(currency, index of its first token) of the sign or code before a number: "$", "US$", "EUR"."""
    if number == 0:
        return None
    sign = tokens[number - 1]
    if sign.lower in _CODES:
        return _CODES[sign.lower], number - 1
    if sign.text not in _SYMBOLS:
        return None
    country = _DOLLARS.get(lower_at(tokens, number - 2)) if sign.text == "$" else None
    if country and glued(tokens, number - 2):
        return country, number - 2
    return _SYMBOLS[sign.text], number - 1
