import { Button } from "../../../../components/govuk";
import { RecordTable } from "../../../../components/staff/record-table";
import { useSpeech } from "../../../../platform/i18n/context";
import type { FailedLine } from "../failed-tasks.server";

/** What the portal was to do by itself and could not, each with a button to have it tried again. */
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
						<form key="again" method="post">
							<input type="hidden" name="task" value={task.id} />
							<Button variant="secondary" className="govuk-!-margin-bottom-0">
								{t("staff-mail:tasks.again")} <span className="govuk-visually-hidden">{task.about ?? what(task)}</span>
							</Button>
						</form>,
					],
				}))}
			/>
		</section>
	);
}
