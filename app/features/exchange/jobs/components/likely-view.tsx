import { Button, Details } from "../../../../components/govuk";
import { PageHeading } from "../../../../components/page-heading";
import type { EntryKind } from "../../../../model/publishing/entry";
import { LIKELY_VERDICTS, type LikelyVerdict } from "../../../../model/publishing/likely";
import { useSpeech } from "../../../../platform/i18n/context";

interface Listing {
	id: string;
	name: string;
	address: string[];
}

interface Pair {
	id: string;
	kind: EntryKind;
	source: string;
	verdict: LikelyVerdict | null;
	listing: Listing;
	other: Listing;
}

interface Props {
	waiting: Pair[];
	decided: Pair[];
	entryHref(kind: EntryKind, id: string): string;
}

/** Pairs that are likely the same, each with the choice; and what was decided, which can be asked about again. */
export function LikelyView({ waiting, decided, entryHref }: Props) {
	const { t } = useSpeech();
	return (
		<>
			<PageHeading lead={t("staff-exchange:likely.intro")}>{t("staff-exchange:likely.title")}</PageHeading>
			<p className="govuk-body app-measure">
				{t(waiting.length === 0 ? "staff-exchange:likely.none" : "staff-exchange:likely.hint")}
			</p>
			<Pairs pairs={waiting} entryHref={entryHref} choices={LIKELY_VERDICTS} />
			{decided.length > 0 ? (
				<Details summary={t("staff-exchange:likely.decided")}>
					<Pairs pairs={decided} entryHref={entryHref} choices={["again"]} />
				</Details>
			) : null}
		</>
	);
}

function Pairs({
	pairs,
	entryHref,
	choices,
}: Pick<Props, "entryHref"> & { pairs: readonly Pair[]; choices: readonly (LikelyVerdict | "again")[] }) {
	const { t } = useSpeech();
	return (
		<ul className="govuk-list app-lines">
			{pairs.map(({ id, kind, source, verdict, listing, other }) => (
				<li key={id} className="app-lines__item app-raw">
					<One listing={listing} href={entryHref(kind, listing.id)}>
						{t("staff-exchange:conflicts.source", { source })}
					</One>
					<One listing={other} href={entryHref(kind, other.id)}>
						{t("staff-exchange:likely.there")}
					</One>
					{verdict ? <p className="govuk-body">{t(`staff-exchange:likely.was.${verdict}`)}</p> : null}
					<form method="post" className="govuk-button-group">
						<input type="hidden" name="pair" value={id} />
						{choices.map((choice) => (
							<Button key={choice} name="verdict" value={choice} variant="secondary">
								{t(`staff-exchange:likely.choice.${choice}`)}
								<span className="govuk-visually-hidden">
									{" "}
									{t("staff-exchange:likely.pair", { name: listing.name, other: other.name })}
								</span>
							</Button>
						))}
					</form>
				</li>
			))}
		</ul>
	);
}

function One({ listing, href, children }: { listing: Listing; href: string; children: string }) {
	return (
		<div className="govuk-!-margin-bottom-2">
			<a className="govuk-link" href={href}>
				{listing.name}
			</a>
			<div className="app-lines__about">{[...listing.address, children].join(" · ")}</div>
		</div>
	);
}
