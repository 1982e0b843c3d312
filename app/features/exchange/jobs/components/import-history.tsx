import { Tag, type TagColour } from "../../../../components/govuk";
import { useSpeech } from "../../../../platform/i18n/context";
import type { HistoryStatus, ImportLine } from "../history-page.server";

const COLOURS: Record<HistoryStatus, TagColour> = {
	mapping: "yellow",
	ready: "yellow",
	queued: "blue",
	running: "blue",
	rehearsed: "purple",
	done: "green",
	failed: "red",
	undone: "grey",
	stopped: "red",
	undoing: "blue",
};

export function JobStatusTag({ status }: { status: HistoryStatus }) {
	const { t } = useSpeech();
	return <Tag colour={COLOURS[status]}>{t(`staff-exchange:status.${status}`)}</Tag>;
}

/** The council's imports, newest first. */
export function ImportHistory({ lines }: { lines: readonly ImportLine[] }) {
	const { t, format } = useSpeech();
	if (lines.length === 0) return <p className="govuk-body">{t("staff-exchange:imports.none")}</p>;
	return (
		<ul className="govuk-list app-lines">
			{lines.map(({ key, origin, href, when, by, status, percent, tally, undoHref }) => (
				<li key={key} className="app-lines__item">
					<div className="app-lines__what app-raw">
						{href ? (
							<a className="govuk-link" href={href}>
								{origin}
							</a>
						) : (
							origin
						)}{" "}
						<JobStatusTag status={status} />
					</div>
					<div className="app-lines__about">
						{t("staff-exchange:imports.by", { when, name: by ?? t("staff-exchange:imports.operator") })}
						{percent === null ? null : (
							<>
								{" · "}
								{t("staff-exchange:imports.percent", { percent })}
							</>
						)}
						{tally ? (
							<>
								{" · "}
								{t("staff-exchange:imports.tally", {
									added: format.number(tally.added),
									changed: format.number(tally.changed),
									withdrawn: format.number(tally.withdrawn),
								})}
							</>
						) : null}
						{undoHref ? (
							<>
								{" · "}
								<a className="govuk-link" href={undoHref}>
									{t("staff-exchange:imports.undo")}{" "}
									<span className="govuk-visually-hidden">{t("staff-exchange:imports.undoOf", { origin })}</span>
								</a>
							</>
						) : null}
					</div>
				</li>
			))}
		</ul>
	);
}
