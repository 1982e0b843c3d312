/** A family says that an entry is wrong: whoever wrote it answers. */
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { authorPage, postAuthorAnswer } from "../../features/health/problems/answer-page.server";
import { AnswerView } from "../../features/health/problems/components/answer-view";
import { asReader } from "../../features/health/professionals/record-access.server";
import { requireProfessional } from "../../features/people/require-staff.server";
import { readPosted } from "../../platform/forms/read-posted.server";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

const at = ({ params }: LoaderFunctionArgs) => ({ childId: params.child, problemId: params.problem });

export async function loader(args: LoaderFunctionArgs) {
	return authorPage(asReader(await requireProfessional(args)), at(args));
}

export async function action(args: ActionFunctionArgs) {
	const who = asReader(await requireProfessional(args));
	const answered = await postAuthorAnswer(who, at(args), (await readPosted(args)).values);
	return answered.ok
		? seeOther((paths) => paths.records({ answered: 1 }))
		: data(answered, { status: answered.status });
}

export default function Page() {
	return <AnswerView page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
