"""Questions of parties beside the answers of the cabinet: what came back, was put off, was not found.

Works on the words alone: an answer in other words scores low, a long answer scores high.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from compare.analysis.answers.found import PartFound, Reader, Sentence, judge_parts, split_answer
from compare.analysis.answers.pairs import pair_questions
from compare.analysis.answers.parts import AskedPart, split_asked
from compare.analysis.answers.signs import frame_words, says_yes_or_no
from compare.analysis.answers.words import KeyWord, find_key_words, keys_of, rarity, returned, returned_share
from compare.analysis.chains import Chain
from compare.analysis.questions import Question
from compare.analysis.sentence_signs import find_signs
from compare.model import Letter, Signal
from compare.text.citations import cite
from compare.text.tokens import count_words, split_sentences

KINDS = ("answered", "refers", "deferred", "declined", "none")
"""What an answer does as a whole; see `Answered`."""

_BARE = 4
"""Up to so many words an answer is a bare yes or no."""
_MOSTLY = 0.5
"""Part of an answer's words in sentences that put off or decline, from which it does so as a whole."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with what was answered.

    ``kind`` is "answered", "refers" (the answer only points to another), "deferred" (most of it
    says that more will follow), "declined" (most of it says why nothing is said) or "none" (the paper
    holds no answer). ``also`` are kinds that some of its sentences have beside, and
    "unknown" where one says that a thing is not known. ``ends_as`` is the kind of the text that
    answers in the end, after `Chain`.

    ``joint_with`` are the other questions that the same answer is given to; its
    ``words_answered`` are shared with them and count once in totals. ``final`` are the blocks that
    answer in the end, ``words_final`` their words. ``directness`` is the part (0 to 1) of the weight
    of the ``key_words`` that come back there, ``elsewhere`` the mean of that share in the answers to
    other questions of the paper: what chance and a common subject give. Both are None without key
    words or answer, and for a bare «Ja.», which is direct without using any word. ``yes_no`` is
    "yes", "no", "both" or "".
    """

    question: Question
    theme: str
    citation: str
    answer_citation: str
    kind: str
    also: tuple[str, ...]
    ends_as: str
    joint_with: tuple[int, ...]
    chain: Chain
    final: tuple[int, ...]
    words_asked: int
    words_answered: int
    words_final: int
    key_words: tuple[KeyWord, ...]
    used: tuple[str, ...]
    missed: tuple[str, ...]
    directness: float | None
    elsewhere: float | None
    yes_no: str
    parts: tuple[PartFound, ...]

    @property
    def is_shared(self) -> bool:
        """Whether its answer is given to other questions as well."""
        return bool(self.joint_with)

    @property
    def not_found(self) -> tuple[PartFound, ...]:
        """The parts of which next to no word comes back."""
        return tuple(p for p in self.parts if p.outcome == "not_found")


def judge_answers(
    letter: Letter,
    signs: Sequence[Signal] = (),
    stopwords: frozenset[str] = frozenset(),
    themes: Mapping[int, str] | None = None,
) -> tuple[Answered, ...]:
    """Every question of a paper beside its answer.

    Directness tells whether an answer takes up the words of the question, by weight of their
    rarity in the paper. It misleads where an answer says it in other words (low), where a question has
    only a few words (jumps), and where an answer is long (high): read it beside ``elsewhere``.

    Args:
        letter: A consultation; of a paper without answers every question has kind "none".
        signs: ``data/answer_signs.csv``.
        stopwords: Words that say nothing by themselves, in lower case.
        themes: Theme of each block of the paper, by its number.

    Returns:
        One for each question of a party, in reading order; empty when the paper holds none.
    """
    table = tuple(signs)
    questions = pair_questions(letter)
    if not questions:
        return ()
    chains = [q.chain for q in questions]
    reader = Reader(table, rarity(letter), stopwords | frame_words(table))
    finals = [_final(q, c) for q, c in zip(questions, chains, strict=True)]
    answers = {final: _sentences(letter, final, table) for final in dict.fromkeys(finals)}
    kinds = {final: _kind(answers[final], reader) for final in answers}
    asked = [_without_bare(split_asked(q.text), q.text, reader) for q in questions]
    shares = _Shares(letter, answers)
    found = []
    for q, chain, final, parts in zip(questions, chains, finals, asked, strict=True):
        judged = judge_parts(q.text, parts, answers[final], reader)
        own = kinds.get(q.answers) or _kind(_sentences(letter, q.answers, table), reader)
        spans = [(p.start, p.end) for p in parts]
        words = find_key_words(q.text, spans, reader.weights, reader.common)
        back, directness, elsewhere = shares.of(words, final)
        if _is_bare(answers[final], reader):
            directness = elsewhere = None
        ends_as, also = kinds[final]
        found.append(
            Answered(
                question=q,
                theme=(themes or {}).get(q.block_n, ""),
                citation=cite(letter, q.page, letter.block(q.block_n).place.last_page),
                answer_citation=_cited(letter, q.answers),
                kind="none" if not q.answers else "refers" if chain.only else own[0],
                also=tuple(dict.fromkeys((*(own[1] if not chain.only else also), *_beside(chain)))),
                ends_as=ends_as,
                joint_with=_joint(questions, q, letter),
                chain=chain,
                final=final,
                words_asked=count_words(q.text),
                words_answered=sum(count_words(letter.block(n).text) for n in q.answers),
                words_final=sum(count_words(letter.block(n).text) for n in final),
                key_words=words,
                used=tuple(w.text for w in words if w.key in back),
                missed=tuple(w.text for w in words if w.key not in back),
                directness=directness,
                elsewhere=elsewhere,
                yes_no=_yes_no(answers[final], judged, reader),
                parts=judged,
            )
        )
    return tuple(found)


def _final(question: Question, chain: Chain) -> tuple[int, ...]:
    """The blocks that answer in the end; what an answer says beside what it points to comes first."""
    if chain.only:
        return chain.final
    return question.answers + tuple(n for n in chain.final if n not in question.answers)


def _sentences(letter: Letter, blocks: Sequence[int], signs: Sequence[Signal]) -> tuple[Sentence, ...]:
    """The sentences of some blocks."""
    texts = ((n, letter.block(n).text) for n in _with_tables(letter, blocks))
    return split_answer([(n, text, split_sentences(text)) for n, text in texts], signs)


def _is_bare(sentences: Sequence[Sentence], reader: Reader) -> bool:
    """Whether an answer is «Ja.» or «Nee, dat klopt niet.» and nothing more."""
    signs = find_signs(sentences[0].text, reader.signs, ("yes", "no")) if len(sentences) == 1 else ()
    return any(s.signal.mode == "start" for s in signs) and sentences[0].words <= _BARE


def _with_tables(letter: Letter, blocks: Sequence[int]) -> list[int]:
    """The blocks of an answer and the tables right after them, in which its figures may stand."""
    found = []
    for n in blocks:
        found.append(n)
        for later in letter.blocks[n:]:
            if later.kind not in ("table", "footnote"):
                break
            if later.kind == "table":
                found.append(later.n)
    return found


def _beside(chain: Chain) -> tuple[str, ...]:
    """«refers» where an answer points on and says something of its own."""
    return ("refers",) if chain.end and not chain.only else ()


def _kind(sentences: Sequence[Sentence], reader: Reader) -> tuple[str, tuple[str, ...]]:
    """What an answer does as a whole, and what some of its sentences do beside."""
    if not sentences:
        return "none", ()
    words = {"declined": 0, "deferred": 0, "unknown": 0}
    for sentence in sentences:
        for kind in sentence.does:
            words[kind] += sentence.words
    total = sum(s.words for s in sentences)
    said = says_yes_or_no(sentences[0].text, reader.signs)
    kind = "answered"
    for candidate in ("declined", "deferred"):
        if words[candidate] > _MOSTLY * total and not said:
            kind = candidate
            break
    return kind, tuple(k for k, n in words.items() if n and k != kind)


def _without_bare(parts: Sequence[AskedPart], text: str, reader: Reader) -> tuple[AskedPart, ...]:
    """The parts without those that only ask to explain («Graag een toelichting»); the first one stays."""
    kept: list[AskedPart] = []
    for part in parts:
        words = find_key_words(text, [(part.start, part.end)], reader.weights, reader.common)
        if kept and not part.condition and not any(w.asked for w in words):
            continue
        kept.append(part)
    return tuple(kept)


def _joint(questions: Sequence[Question], question: Question, letter: Letter) -> tuple[int, ...]:
    """Numbers of the other questions that share the answer."""
    if not question.answers:
        return ()
    own = set(question.answers)
    numbers = {n for b in question.answers for n in letter.block(b).question_numbers}
    numbers |= {n for q in questions if own & set(q.answers) for n in q.numbers}
    return tuple(sorted(numbers - set(question.numbers)))


def _cited(letter: Letter, blocks: Sequence[int]) -> str:
    """Citation of an answer; empty without one."""
    if not blocks:
        return ""
    return cite(letter, letter.block(blocks[0]).place.page, letter.block(blocks[-1]).place.last_page)


def _yes_no(sentences: Sequence[Sentence], parts: Sequence[PartFound], reader: Reader) -> str:
    """Which of yes and no an answer says: where it opens, and where that decided on a part."""
    opening = find_signs(sentences[0].text, reader.signs, ("yes", "no")) if sentences else ()
    said = {s.kind for s in opening if s.signal.mode == "start"}
    said |= {p.by for p in parts if p.by in ("yes", "no")}
    return "both" if len(said) > 1 else next(iter(said), "")


class _Shares:
    """Shares of key words that come back, in an answer and in those to other questions."""

    def __init__(self, letter: Letter, answers: Mapping[tuple[int, ...], Sequence[Sentence]]) -> None:
        self._keys = {
            final: frozenset[str]().union(*(keys_of(letter.block(n).text) for n in final))
            for final in answers
            if final
        }
        self._with: defaultdict[int, set[tuple[int, ...]]] = defaultdict(set)
        for final in self._keys:
            for n in final:
                self._with[n].add(final)
        self._sums: dict[tuple[str, tuple[str, ...]], float] = {}

    def of(
        self, words: Sequence[KeyWord], final: tuple[int, ...]
    ) -> tuple[frozenset[str], float | None, float | None]:
        """Keys of the words that come back in this answer, their share, and the mean share in the others."""
        if not words or not final:
            return frozenset(), None, None
        own = self._keys[final]
        back = frozenset(w.key for w in words if returned(w, own))
        shared = [self._keys[f] for f in set().union(*(self._with[n] for n in final))]
        others = len(self._keys) - len(shared)
        total = sum(w.weight for w in words)
        elsewhere = sum(w.weight * (self._sum(w) - sum(returned(w, keys) for keys in shared)) for w in words)
        return back, returned_share(words, own), elsewhere / total / others if others else None

    def _sum(self, word: KeyWord) -> float:
        """How far a word comes back in all answers together; kept, as questions share their words."""
        name = word.key, word.parts
        if name not in self._sums:
            self._sums[name] = sum(returned(word, keys) for keys in self._keys.values())
        return self._sums[name]
