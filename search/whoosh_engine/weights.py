"""What counts how much in ranking; the numbers of BM25F, and what is added to it.

A word that stands `times` in a field counts times × (the field's weight). Over all fields
that is a sum, and the sum is worth rarity × sum × (k1 + 1) / (sum + k1 × length): twice
as often is less than twice as good, and a long text has to say a word more often.
Lengths are measured against usual ones, not against the mean of what is held, so that a
score means the same whatever else is held.
"""

from math import log

K1 = 1.2  # as is usual

# Fields of a document. A title says what it is about, so it outweighs any text; so does a
# number, where its code is asked for as a word. Headings say it of their part.
TITLE = 6.0
NUMBER = 6.0
HEADING = 2.0  # and text 1
USUAL_TITLE = 30  # characters
USUAL_DOCUMENT = 1500
TITLE_LENGTH_COUNTS = 0.4
# Little: a plan of three hundred clauses is no worse an answer than a notice of five.
DOCUMENT_LENGTH_COUNTS = 0.2

# A clause is a document of its own, with heading and text. What it does not say itself,
# its document's title says of it: in a plan for 数字化转型, 贴息 is 贴息 for that.
TITLE_OF_CLAUSE = 1.0
SIGNATURE = 0.5  # the organ's name under a text says nothing of the organ
USUAL_CLAUSE = 80
CLAUSE_LENGTH_COUNTS = 0.2

# The word's characters, but cut otherwise: 医保 in 中医保健.
MERE_RUN = 0.4
# Words side by side make a clause half as good again; wide apart they add nothing.
CLOSENESS = 0.5
# What was typed as one and stands there as one.
AS_TYPED = 0.4

# The very document whose number was typed comes before all that cites it.
OWN_NUMBER = 1000.0
PART_OF_OWN_NUMBER = 100.0
# What is written about a document comes after the document itself.
ABOUT_OTHERS = {"政策解读": 0.75, "发文目录": 0.65}

# So many of the best hits are looked at closely: how near their words stand, and
# whether they stand as typed. That can only add to a score.
LOOKED_AT_CLOSELY = 200
CLAUSES_LOOKED_AT = 8  # of each document


def rarity(every: int, having: int) -> float:
    """What a word is worth that so many of all documents have; never less than nothing."""
    return log(1 + (every - having + 0.5) / (having + 0.5))


def saturated(times: float, length: float) -> float:
    return times * (K1 + 1) / (times + K1 * length)


def length_of(characters: int, usual: int, counts: float) -> float:
    """1 for a text of the usual length, more for a longer one."""
    return 1 - counts + counts * characters / usual
