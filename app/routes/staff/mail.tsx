import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireStaff, type Staff } from "../../features/people/require-staff.server";
import { MailView } from "../../features/staff/outbox/components/mail-view";
import { dismissTask, tryTaskAgain } from "../../features/staff/outbox/failed-tasks.server";
import { type MailPage, mailPage } from "../../features/staff/outbox/mail-page.server";
import { sendAgain } from "../../features/staff/outbox/send-again.server";
import { staffPaths } from "../../paths";
import { id, offered } from "../../platform/forms/choice-fields";
import { form, readAnswers } from "../../platform/forms/form";
import { readPosted } from "../../platform/forms/read-posted.server";
import { DISMISSALS, type Dismissal } from "../../platform/queue/dismissal";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const staff = await requireStaff(args, "mail.read");
	const page = await mailPage(staff, new URL(args.request.url).searchParams);
	return { title: page.title, council: staff.council.slug, page };
}

const againForm = form({ id: id(), task: id(), reason: offered(DISMISSALS) });

type Done = NonNullable<MailPage["result"]>;

/** A task with `task`, which a `reason` dismisses; one e-mail with `id`, all that failed without. */
export async function action(args: ActionFunctionArgs) {
	const staff = await requireStaff(args, "mail.read");
	const { id: mail, task, reason } = readAnswers(againForm, (await readPosted(args)).values);
	const done = task ? await doTask(staff, task, reason) : await sendMail(staff, mail);
	return seeOther(() => staffPaths(staff.council.slug).mail("", { done }));
}

async function doTask(staff: Staff, task: string, reason: Dismissal | null): Promise<Done> {
	if (reason) return (await dismissTask(staff, task, reason)) ? "dismissed" : "nothing-to-try";
	return (await tryTaskAgain(staff, task)) ? "tried-again" : "nothing-to-try";
}

const sendMail = async (staff: Staff, mail: string | null): Promise<Done> =>
	(await sendAgain(staff, mail ?? undefined)) > 0 ? "queued-again" : "nothing-queued";

export default function Page() {
	const { page, council } = useLoaderData<typeof loader>();
	return <MailView page={page} href={(number) => staffPaths(council).mail("", { ...page.query, page: number })} />;
}
