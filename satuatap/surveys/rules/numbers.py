"""Exact numbers, and the one way in which they are rounded."""

from decimal import Decimal, localcontext
from fractions import Fraction

DIGITS = 60


def half_up(number: Fraction, places: int) -> Decimal:
    """A number of zero or more, rounded to these decimals; a half goes up (88.375 is 88.38)."""
    scaled, parts = number.numerator * 10**places, number.denominator
    whole = (2 * scaled + parts) // (2 * parts)
    return Decimal(whole).scaleb(-places)


def nearest(number: Fraction) -> int:
    """The nearest whole number; a half goes up."""
    return int(half_up(number, 0))


def square_root(number: Fraction) -> Fraction:
    """The root to some sixty digits: exact wherever two decimals are asked for."""
    with localcontext() as context:
        context.prec = DIGITS
        return Fraction((Decimal(number.numerator) / number.denominator).sqrt())
