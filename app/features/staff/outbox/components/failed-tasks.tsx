import { Fragment } from "react";
import { Button, Select } from "../../../../components/govuk";
import { RecordTable } from "../../../../components/staff/record-table";
import { useSpeech } from "../../../../platform/i18n/context";
import { DISMISSALS } from "../../../../platform/queue/dismissal";
import type { FailedLine } from "../failed-tasks.server";

/** What the portal was to do by itself and could not, each to be tried again or dismissed. */
export function FailedTasks({ tasks }: { tasks: readonly FailedLine[] }) {
	const { t } = useSpeech();
	if (tasks.length === 0) return null;
	const what = ({ kind, name }: FailedLine) => (kind ? t(`staff-mail:tasks.kind.${kind}`) : name);
	return (
		<section className="govuk-!-margin-bottom-8">
			<h2 className="govuk-heading-m">{t("staff-mail:tasks.title")}</h2>
			<p className="govuk-body app-measure">{t("staff-mail:tasks.lead")}</p>
			<RecordTable
				caption={t("staff-mail:tasks.title")}
				columns={(["task", "since", "words", "again"] as const).map((key) => ({
					key,
					text: t(`staff-mail:tasks.${key}`),
				}))}
				rows={tasks.map((task) => ({
					id: task.id,
					name: what(task),
					cells: [
						<span key="task">
							{what(task)}
							{task.about ? <span className="app-records__under">{task.about}</span> : null}
						</span>,
						task.since,
						task.words,
						<Fragment key="again">
							<form method="post">
								<input type="hidden" name="task" value={task.id} />
								<Button variant="secondary" className="govuk-!-margin-bottom-4">
									{t("staff-mail:tasks.again")}{" "}
									<span className="govuk-visually-hidden">{task.about ?? what(task)}</span>
								</Button>
							</form>
							<form method="post">
								<input type="hidden" name="task" value={task.id} />
								<Select
									name="reason"
									id={`reason-${task.id}`}
									label={t("staff-mail:tasks.reason", { what: task.about ?? what(task) })}
									labelHidden
									options={DISMISSALS.map((value) => ({ value, text: t(`staff-mail:tasks.dismissal.${value}`) }))}
								/>
								<Button variant="secondary" className="govuk-!-margin-bottom-0">
									{t("staff-mail:tasks.dismiss")}{" "}
									<span className="govuk-visually-hidden">{task.about ?? what(task)}</span>
								</Button>
							</form>
						</Fragment>,
					],
				}))}
			/>
		</section>
	);
}
