/** The forms of reviews, newborn checks and vaccinations: `…/checks/review`, `…/checks/screen`, `…/immunisations/add`, `…/checks/:entry`. */
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { EntryFormView } from "../../features/health/professionals/components/entry-form-view";
import { type EntryForm, entryFormPage, saveEntry } from "../../features/health/professionals/entry-pages.server";
import { asReader } from "../../features/health/professionals/record-access.server";
import { requireProfessional } from "../../features/people/require-staff.server";
import { readPosted } from "../../platform/forms/read-posted.server";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

const FORM_OF: Readonly<Record<string, EntryForm>> = {
	"checks/review": "review",
	"checks/screen": "screen",
	"immunisations/add": "vaccination",
};

const asked = ({ params, context }: LoaderFunctionArgs) => {
	const [, , , ...rest] = context.path.split("?", 1)[0]?.split("/") ?? [];
	return { childId: params.child, entryId: params.entry, form: FORM_OF[rest.join("/")] ?? null };
};

export async function loader(args: LoaderFunctionArgs) {
	const who = asReader(await requireProfessional(args));
	const page = await entryFormPage(who, asked(args), args.context);
	return { title: page.head.title, page };
}

export async function action(args: ActionFunctionArgs) {
	const who = asReader(await requireProfessional(args));
	const { values } = await readPosted(args);
	const saved = await saveEntry(who, asked(args), values);
	if (!saved.ok) return data(saved, { status: saved.changed ? 409 : 400 });
	return seeOther((paths) => paths.record(args.params.child ?? "", saved.page, { saved: 1 }));
}

export default function Page() {
	return <EntryFormView page={useLoaderData<typeof loader>().page} refused={useActionData<typeof action>()} />;
}
