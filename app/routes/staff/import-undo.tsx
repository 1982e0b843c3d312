import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink, Button, NotificationBanner, WarningText } from "../../components/govuk";
import { PageHeading } from "../../components/page-heading";
import { requireRun } from "../../features/exchange/jobs/history-page.server";
import { undoRun } from "../../features/exchange/jobs/undo-job.server";
import { requireStaff } from "../../features/people/require-staff.server";
import { staffPaths } from "../../paths";
import { useSpeech } from "../../platform/i18n/context";
import { ENGLISH } from "../../platform/i18n/languages";
import { translator } from "../../platform/i18n/translate.server";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const who = await requireStaff(args, "imports.run");
	const { council } = who;
	const t = translator(ENGLISH.code);
	return {
		title: t("staff:title", { page: t("staff-exchange:undo.title"), council: council.name }),
		importsHref: staffPaths(council.slug).imports(),
		run: await requireRun(who, council.id, args.params.run),
	};
}

export async function action(args: ActionFunctionArgs) {
	const who = await requireStaff(args, "imports.run");
	const run = await requireRun(who, who.council.id, args.params.run);
	const undone = await undoRun(who, run.id);
	return undone.ok
		? data({ undone, isBusy: false })
		: data({ undone: null, isBusy: undone.reason === "busy" }, { status: 409 });
}

export default function Page() {
	const { importsHref, run } = useLoaderData<typeof loader>();
	const { undone, isBusy } = useActionData<typeof action>() ?? {};
	const { t } = useSpeech();
	return (
		<>
			<BackLink href={importsHref} />
			{undone ? (
				<NotificationBanner success>{t("staff-exchange:undo.done", { count: undone.undone })}</NotificationBanner>
			) : null}
			<PageHeading caption={t("staff-exchange:imports.by", { when: run.when, name: run.source })}>
				{t("staff-exchange:undo.title")}
			</PageHeading>
			{undone && undone.notUndone.length > 0 ? (
				<>
					<h2 className="govuk-heading-m">{t("staff-exchange:job.not-undone")}</h2>
					<ul className="govuk-list govuk-list--bullet app-raw">
						{undone.notUndone.map(({ id, name, why }) => (
							<li key={id}>{t(`staff-exchange:undo.why.${why}`, { name })}</li>
						))}
					</ul>
				</>
			) : null}
			{run.state === "undone" && !undone ? <p className="govuk-body">{t("staff-exchange:undo.before")}</p> : null}
			{isBusy || run.state === "undoing" ? <p className="govuk-body">{t("staff-exchange:undo.busy")}</p> : null}
			{run.state === "undone" || run.state === "undoing" || isBusy ? null : (
				<form method="post">
					<WarningText>{t("staff-exchange:undo.warning")}</WarningText>
					<p className="govuk-body app-measure">{t("staff-exchange:undo.keeps")}</p>
					<div className="govuk-button-group">
						<Button variant="warning">{t("staff-exchange:undo.submit")}</Button>
						<a className="govuk-link" href={importsHref}>
							{t("staff-exchange:undo.cancel")}
						</a>
					</div>
				</form>
			)}
		</>
	);
}
