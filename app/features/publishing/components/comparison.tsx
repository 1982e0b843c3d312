import { Tag, type TagColour } from "../../../components/govuk";
import { useSpeech } from "../../../platform/i18n/context";
import type { ComparedRow, ComparedSection, Piece } from "../compare-entries";

interface ComparisonProps {
	sections: readonly ComparedSection[];
	/** What stands above the two sides: "Families read now", "New". */
	before: string;
	after: string;
}

const COLOURS: Record<Exclude<ComparedRow["change"], "same">, TagColour> = {
	changed: "blue",
	added: "green",
	removed: "red",
};

/** Old and new, field by field. What differs is said in words, marked by line and colour, and never by colour alone. */
export function Comparison({ sections, before, after }: ComparisonProps) {
	return (
		<>
			{sections.map(({ slug, title, rows }) => (
				<section key={slug} className="app-compare">
					<h2 className="govuk-heading-m">{title}</h2>
					{rows.map((row) => (
						<Row key={row.key} row={row} before={before} after={after} />
					))}
				</section>
			))}
		</>
	);
}

function Row({ row: { label, change, ...row }, before, after }: { row: ComparedRow; before: string; after: string }) {
	const { t } = useSpeech();
	return (
		<div className="app-compare__row">
			<h3 className="govuk-heading-s app-compare__label">
				{label}
				{change === "same" ? null : (
					<>
						{" "}
						<Tag colour={COLOURS[change]}>{t(`staff-entries:change.${change}`)}</Tag>
					</>
				)}
			</h3>
			{change === "same" ? (
				<Side lines={row.after} />
			) : (
				<div className="app-compare__sides">
					{change === "added" ? null : (
						<div className="app-compare__side">
							<h4 className="app-compare__side-title">{before}</h4>
							<Side lines={row.before} />
						</div>
					)}
					{change === "removed" ? null : (
						<div className="app-compare__side">
							<h4 className="app-compare__side-title">{after}</h4>
							<Side lines={row.after} />
						</div>
					)}
				</div>
			)}
		</div>
	);
}

/** Lines and pieces are their places: neither moves. */
const placed = <T,>(all: readonly T[]) => all.map((value, at) => ({ key: String(at), value }));

function Side({ lines }: { lines: readonly Piece[][] }) {
	return (
		<>
			{placed(lines).map(({ key, value: pieces }) => (
				<p key={key} className="govuk-body app-compare__line">
					{placed(pieces).map(({ key: at, value: piece }) => (
						<Marked key={at} piece={piece} />
					))}
				</p>
			))}
		</>
	);
}

/** `<del>` and `<ins>` are read out by few screen readers, so words say it too. */
export function Marked({ piece: { text, mark } }: { piece: Piece }) {
	const { t } = useSpeech();
	if (mark === "same") return <>{text}</>;
	const Mark = mark === "removed" ? "del" : "ins";
	return (
		<Mark className={`app-compare__${mark}`}>
			<span className="govuk-visually-hidden">{t(`staff-entries:mark.${mark}`)} </span>
			{text}
			<span className="govuk-visually-hidden"> {t("staff-entries:mark.end")}</span>
		</Mark>
	);
}
