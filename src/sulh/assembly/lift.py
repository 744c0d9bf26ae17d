"""Lift: one reading becomes statements, each with the words of this report as its evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sulh.assembly.gist import gist
from sulh.assembly.merge import merge
from sulh.assembly.milestones import Names, process_of
from sulh.reading import items
from sulh.reading.reading import Reading
from sulh.record.content import (
    ActorContent,
    ClaimContent,
    CommitmentContent,
    ConditionContent,
    Content,
    EventContent,
    ForceContent,
    MeasureContent,
)
from sulh.record.evidence import Evidence, Voice
from sulh.record.said import (
    ActorSaid,
    ClaimSaid,
    CommitmentSaid,
    ConditionSaid,
    EventSaid,
    Figure,
    ForceSaid,
    MeasureSaid,
    Party,
    RoleSaid,
    Said,
    Side,
)
from sulh.record.statement import Statement, statement_id
from sulh.span import Span
from sulh.when import When

__all__ = ["actor_ref", "lift"]


def lift(reading: Reading, processes: Sequence[Names] = ()) -> tuple[Statement, ...]:
    """Every item of the reading as a statement; equal content within the report is one statement.

    `processes` are the names of milestones; those of the process that the report is about are recognised.
    """
    names = process_of(processes, [actor.id for actor in reading.actors])
    return merge(_Lifting(reading, names).statements())


def actor_ref(actor: items.Actor) -> str:
    """Identity in the knowledge base, else the name."""
    return actor.id or f"n:{gist(actor.name)}"


def _refs(parties: tuple[Party, ...]) -> tuple[str, ...]:
    return tuple(sorted({party.ref for party in parties}))


def _ref(party: Party | None) -> str | None:
    return None if party is None else party.ref


def _float(number: float | None) -> float | None:
    return None if number is None else float(number)


def _figure(quantity: items.Quantity) -> Figure:
    return Figure(
        text=quantity.text,
        span=quantity.span,
        value=_float(quantity.value),
        low=_float(quantity.low),
        high=_float(quantity.high),
        unit=quantity.unit,
    )


@dataclass(frozen=True, slots=True)
class _Lifting:
    """One reading, its local keys, and the names of the process it is about."""

    reading: Reading
    names: Names | None

    def statements(self) -> Iterator[Statement]:
        """All layers."""
        yield from map(self._actor, self.reading.actors)
        yield from map(self._claim, self.reading.claims)
        yield from map(self._event, self.reading.events)
        yield from map(self._commitment, self.reading.commitments)
        yield from map(self._condition, self.reading.conditions)
        yield from map(self._measure, self.reading.measures)
        yield from map(self._force, self.reading.forces)

    def _statement(self, content: Content, span: Span, rule: str, said: Said, claim: str | None) -> Statement:
        document = self.reading.document
        evidence = Evidence(
            document=document.id,
            span=span,
            quote=span.of(document.text),
            rule=rule,
            said=said,
            voice=self._voice(claim),
            outlet=document.outlet,
            published=document.published,
        )
        return Statement.of(content, (evidence,))

    def _party(self, participant: items.Participant | None) -> Party | None:
        if participant is None:
            return None
        actor = next((actor for actor in self.reading.actors if actor.key == participant.key), None)
        ref = f"t:{gist(participant.text)}" if actor is None else actor_ref(actor)
        return Party(ref=ref, text=participant.text, span=participant.span)

    def _parties(self, participants: tuple[items.Participant, ...]) -> tuple[Party, ...]:
        return tuple(party for party in map(self._party, participants) if party is not None)

    def _claim_content(self, claim: items.Claim) -> ClaimContent:
        words = claim.span.of(self.reading.document.text)
        return ClaimContent(speaker=_ref(self._party(claim.speaker)), stance=claim.stance, gist=gist(words))

    def _voice(self, claim_id: str | None) -> Voice | None:
        claim = next((claim for claim in self.reading.claims if claim.id == claim_id), None)
        if claim is None:
            return None
        return Voice(
            claim=statement_id(self._claim_content(claim)),
            speaker=self._party(claim.speaker),
            anonymous=claim.anonymous,
            via=self._party(claim.via),
            stance=claim.stance,
        )

    def _actor(self, actor: items.Actor) -> Statement:
        of = {other.key: actor_ref(other) for other in self.reading.actors}
        roles = tuple(RoleSaid(role.title, of.get(role.of or ""), role.span) for role in actor.roles)
        named = [mention.span for mention in actor.mentions if mention.form == "name"]
        places = named or [mention.span for mention in actor.mentions]
        span = max(places, key=lambda place: (len(place), -place.start), default=Span(0, 0))
        said = ActorSaid(name=actor.name, name_en=actor.name_en, roles=roles, mentions=len(actor.mentions))
        return self._statement(ActorContent(actor_ref(actor), actor.kind), span, actor.rule, said, None)

    def _claim(self, claim: items.Claim) -> Statement:
        said = ClaimSaid(verb=claim.verb, direct=claim.direct)
        return self._statement(self._claim_content(claim), claim.span, claim.rule, said, claim.id)

    def _event_content(self, event: items.Event) -> EventContent:
        actors, recipients = self._parties(event.actors), self._parties(event.recipients)
        dated = event.when is not None and event.when.known
        named = any(not party.ref.startswith("t:") for party in (*actors, *recipients))
        words = "" if dated and named else gist(event.span.of(self.reading.document.text))
        return EventContent(
            type=event.type,
            mode=event.mode,
            actors=_refs(actors),
            recipients=_refs(recipients),
            earliest=event.when.earliest if event.when else None,
            latest=event.when.latest if event.when else None,
            where=_ref(self._party(event.where)),
            gist=words,
        )

    def _event(self, event: items.Event) -> Statement:
        said = EventSaid(
            trigger=event.trigger,
            status=event.status,
            mode=event.mode,
            contexts=event.contexts,
            actors=self._parties(event.actors),
            recipients=self._parties(event.recipients),
            when=event.when,
            where=self._party(event.where),
            sizes=tuple(map(_figure, event.size)),
        )
        return self._statement(self._event_content(event), event.span, event.rule, said, event.attributed_to)

    def _commitment_content(self, commitment: items.Commitment) -> CommitmentContent:
        # The reader gives a milestone that the act names somewhere; one commitment is only what the act is about.
        milestone = commitment.milestone if self.names is None else self._act_about(commitment)
        by = () if milestone else _refs(self._parties(commitment.by))
        words = "" if milestone else gist(without(commitment.act, commitment.deadline))
        return CommitmentContent(by=by, milestone=milestone, gist=words)

    def _act_about(self, commitment: items.Commitment) -> str | None:
        """The milestone the act is about; that of its subject where the subject stands before the verb."""
        found = self._about(commitment.act)
        if found is not None or self.names is None:
            return found
        text = self.reading.document.text
        start = text.find(commitment.act, commitment.span.start, commitment.span.end)
        sentence = next((each for each in self.reading.sentences if each.contains(commitment.span)), commitment.span)
        return self.names.fronted(text[sentence.start : start], commitment.act) if start > sentence.start else None

    def _about(self, phrase: str) -> str | None:
        """The milestone a phrase is about."""
        return None if self.names is None else self.names.head(phrase)

    def _commitment(self, commitment: items.Commitment) -> Statement:
        said = CommitmentSaid(
            kind=commitment.kind,
            act=commitment.act,
            by=self._parties(commitment.by),
            to=self._parties(commitment.to),
            deadline=commitment.deadline,
            status=commitment.status,
        )
        content = self._commitment_content(commitment)
        return self._statement(content, commitment.span, commitment.rule, said, commitment.attributed_to)

    def _side(self, phrase: items.Phrase) -> Side:
        return Side(phrase.text, phrase.span, self._local(phrase.ref), self._about(phrase.text))

    def _local(self, ref: str | None) -> str | None:
        """The statement that a local event or commitment id stands for."""
        for event in self.reading.events:
            if event.id == ref:
                return statement_id(self._event_content(event))
        for commitment in self.reading.commitments:
            if commitment.id == ref:
                return statement_id(self._commitment_content(commitment))
        return None

    def _condition(self, condition: items.Condition) -> Statement:
        dependent, prerequisite = self._side(condition.dependent), self._side(condition.prerequisite)
        content = ConditionContent(
            kind=condition.kind,
            dependent=_side_key(dependent),
            prerequisite=_side_key(prerequisite),
            negated=condition.negated,
        )
        said = ConditionSaid(dependent, prerequisite, condition.cue, condition.hedge)
        return self._statement(content, condition.span, condition.rule, said, condition.attributed_to)

    def _measure(self, measure: items.Measure) -> Statement:
        issuer, target = self._party(measure.issuer), self._parties(measure.target)
        content = self._measure_content(measure, issuer, target)
        until = self._until(measure)
        span = measure.span if until is None else measure.span.hull(until.span)
        said = MeasureSaid(measure.stage, issuer, target, measure.when, until)
        return self._statement(content, span, measure.rule, said, measure.attributed_to)

    def _measure_content(
        self, measure: items.Measure, issuer: Party | None, target: tuple[Party, ...]
    ) -> MeasureContent:
        named = () if self.names is None else self.names.all(measure.span.of(self.reading.document.text))
        if len(named) == 1:
            return MeasureContent(measure.kind, None, (), None, named[0].milestone)
        instrument = gist(measure.instrument) if measure.instrument else None
        words = "" if instrument or target else gist(measure.span.of(self.reading.document.text))
        return MeasureContent(measure.kind, _ref(issuer), _refs(target), instrument, None, words)

    def _until(self, measure: items.Measure) -> When | None:
        """The last day ahead in the measure's own words, else the next one in its sentence; the quote then holds it."""
        published = self.reading.document.published
        if published is None:
            return None
        ahead = [when for when in self.reading.dates if when.latest is not None and when.latest > published]
        inside = [when for when in ahead if measure.span.overlaps(when.span)]
        if inside:
            return max(inside, key=lambda when: when.span)
        rest = next((each for each in self.reading.sentences if each.overlaps(measure.span)), measure.span)
        after = [when for when in ahead if when.span.start >= measure.span.end and rest.contains(when.span)]
        return min(after, key=lambda when: when.span, default=None)

    def _force(self, force: items.Force) -> Statement:
        who, sponsor, host = self._party(force.force), self._party(force.sponsor), self._party(force.host)
        if who is None:
            raise TypeError("a force item without a force")
        said = ForceSaid(
            change=force.change,
            force=who,
            sponsor=sponsor,
            host=host,
            size=None if force.size is None else _figure(force.size),
            materiel=force.materiel,
            when=force.when,
        )
        content = ForceContent(force=who.ref, sponsor=_ref(sponsor), host=_ref(host))
        return self._statement(content, force.span, force.rule, said, force.attributed_to)


def _side_key(side: Side) -> str:
    return f"m:{side.milestone}" if side.milestone else gist(side.text)


def without(act: str, deadline: When | None) -> str:
    """The words of an act with the deadline's own words cut out."""
    return act if deadline is None else act.replace(deadline.text, " ")
