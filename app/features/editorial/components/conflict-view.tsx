import { Button, WarningText } from "../../../components/govuk";
import { PageHeading } from "../../../components/page-heading";
import { useSpeech } from "../../../platform/i18n/context";
import type { Piece } from "../compare-entries";
import type { ConflictPage } from "../entry-edit.server";

/** Somebody else changed the entry meanwhile: what stands there now and what was typed here, and which is to stay. */
export function ConflictView({ conflict }: { conflict: ConflictPage }) {
	const { t } = useSpeech();
	const { by, sections, fields, revision, theirsHref } = conflict;
	const rows = sections.flatMap((section) => section.rows);
	return (
		<>
			<PageHeading>{t("staff-editorial:conflict.title")}</PageHeading>
			<WarningText>
				{by ? t("staff-editorial:conflict.by", { name: by }) : t("staff-editorial:conflict.elsewhere")}
			</WarningText>
			{rows.length > 0 ? (
				<table className="govuk-table app-conflict">
					<caption className="govuk-table__caption govuk-table__caption--m">
						{t("staff-editorial:conflict.differences")}
					</caption>
					<thead className="govuk-table__head">
						<tr className="govuk-table__row">
							<th scope="col" className="govuk-table__header">
								{t("staff-editorial:conflict.field")}
							</th>
							<th scope="col" className="govuk-table__header">
								{t("staff-editorial:conflict.theirs")}
							</th>
							<th scope="col" className="govuk-table__header">
								{t("staff-editorial:conflict.mine")}
							</th>
						</tr>
					</thead>
					<tbody className="govuk-table__body">
						{rows.map(({ key, label, before, after }) => (
							<tr key={key} className="govuk-table__row">
								<th scope="row" className="govuk-table__header">
									{label}
								</th>
								<td className="govuk-table__cell">
									<Lines lines={before} />
								</td>
								<td className="govuk-table__cell">
									<Lines lines={after} />
								</td>
							</tr>
						))}
					</tbody>
				</table>
			) : (
				<p className="govuk-body">{t("staff-editorial:conflict.elsewhereOnly")}</p>
			)}
			<form method="post">
				<input type="hidden" name="revision" value={revision} />
				{placed(fields).map(({ key, value: { name, value } }) => (
					<input key={key} type="hidden" name={name} value={value} />
				))}
				<div className="govuk-button-group">
					<Button name="intent" value="save">
						{t("staff-editorial:conflict.useMine")}
					</Button>
					<a className="govuk-link" href={theirsHref}>
						{t("staff-editorial:conflict.useTheirs")}
					</a>
				</div>
			</form>
		</>
	);
}

/** Lines and pieces are their places: neither moves. */
const placed = <T,>(all: readonly T[]) => all.map((value, at) => ({ key: String(at), value }));

function Lines({ lines }: { lines: readonly (readonly Piece[])[] }) {
	return placed(lines).map(({ key: line, value: pieces }) => (
		<p key={line} className="govuk-!-margin-bottom-2">
			{placed(pieces).map(({ key, value: { text, mark } }) => (mark === "same" ? text : <mark key={key}>{text}</mark>))}
		</p>
	));
}
