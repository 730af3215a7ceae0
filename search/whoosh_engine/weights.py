"""What counts how much in ranking; the numbers of BM25F, and what is added to it.

A word that stands `times` in a field counts times × (the field's weight). Over all fields
that is a sum, and the sum is worth rarity × sum × (k1 + 1) / (sum + k1 × length): twice
as often is less than twice as good, and a long text has to say a word more often.
Lengths are measured against usual ones, not against the mean of what is held, so that a
score means the same whatever else is held.
"""

from math import log
from typing import Any

import numpy as np
from numpy.typing import NDArray

from documents.parsing.text.dictionary import lexicon

Floats = NDArray[np.float64]

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

# The word's characters, but cut otherwise: 医保 in 中医保健; or an organ named after it.
MERE_RUN = 0.4
# An official word where an everyday one was typed: 就医 for 看病.
LESSER = 0.6
# Words side by side make a clause half as good again; wide apart they add nothing.
CLOSENESS = 0.5
# What was typed as one and stands there as one.
AS_TYPED = 0.4

# The very document whose number was typed comes before all that cites it.
OWN_NUMBER = 1000.0
PART_OF_OWN_NUMBER = 100.0
# What is written about a document comes after the document itself.
ABOUT_OTHERS = {"政策解读": 0.75, "发文目录": 0.65}

# A figure in a clause where 多少 asks for one, a date for 什么时候, an organ for 谁.
ASKED = 0.3

# Where not all has to be found: the candidates are so many documents, those that hold most
# by words and by hanzi; what stands in more than such a part of all tells nothing.
CANDIDATES = 150
HANZI, HANZI_AT_MOST = 0.3, 60
TELLS_NOTHING = 0.6
# A clause has to hold so much of the weight of what was asked for to be an answer; less
# where it is several words; a document whose clauses hold it among them, more.
LEAST_SHARE = 0.5
LEAST_SHARE_OF_SEVERAL = 0.25
LEAST_SHARE_TOGETHER = 0.5
TELLS_SOMETHING = 1.0
PAIRS_FOR_WORDS = 1.0  # pairs that stand in no word
BIGRAMS = 0.4  # beside a word's 1
UNKNOWN = 1.0  # a word that no text holds
PART = 0.5  # a word within such a one
GENERIC = 0.15  # a word that says little: 方面, 提出, 对于
COORDINATION = 1.0  # the power of the share that is there

# Fusion with what is near by meaning: the place n of an order is worth 1 / (FUSION + n), times
# the order's weight; so many clauses have a vote.
FUSION, MEANING = 60, 1.0
VOTES_BY_MEANING = 60

# So many of the best hits are looked at closely: how near their words stand, and
# whether they stand as typed. That can only add to a score.
LOOKED_AT_CLOSELY = 200
CLAUSES_LOOKED_AT = 8  # of each document


def rarity(every: int, having: int) -> float:
    """What a word is worth that so many of all documents have; never less than nothing."""
    return log(1 + (every - having + 0.5) / (having + 0.5))


def saturated(times: Floats, lengths: Floats | float) -> Floats:
    """What so many times are worth in a text of that length; nothing for none."""
    worth: Floats = times * (K1 + 1) / (times + K1 * lengths)
    return worth


def lengths_of(characters: NDArray[Any], usual: int, counts: float) -> Floats:
    """1 for a text of the usual length, more for a longer one."""
    lengths: Floats = 1 - counts + counts * characters / usual
    return lengths


def telling(word: str) -> float:
    """How much of its rarity counts for a word that no text holds: a word of everyday
    speech (出去) tells less than a rare one (彩票), a guess of what cuts words (罚找) hardly anything.
    """
    frequency = lexicon().frequencies.get(word, 0)
    if not frequency:
        return GENERIC if len(word) < 3 else 1.0
    unlikely = log(lexicon().total / frequency)
    return min(1.0, max(GENERIC, (unlikely - 7) / 6))
