import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { NotesView } from "../../features/health/record/components/notes-view";
import { notesPage, saveNote } from "../../features/health/record/record-pages.server";
import { requireSignedIn } from "../../features/people/require-staff.server";
import { readPosted } from "../../platform/forms/read-posted.server";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const signedIn = await requireSignedIn(args, "family");
	const { child: childId, entry: entryId } = args.params;
	const saved = new URL(args.request.url).searchParams.has("saved");
	const page = await notesPage(signedIn, { childId, entryId, saved }, args.context);
	return { title: page.head.title, page };
}

export async function action(args: ActionFunctionArgs) {
	const signedIn = await requireSignedIn(args, "family");
	const { child: childId, entry: entryId } = args.params;
	const { values } = await readPosted(args);
	const saved = await saveNote(signedIn, { childId, entryId, values });
	if (!saved.ok) return data(saved, { status: saved.changed ? 409 : 400 });
	return seeOther((paths) => paths.childRecord(childId ?? "", "/notes", { saved: 1 }));
}

export default function Page() {
	return <NotesView page={useLoaderData<typeof loader>().page} refused={useActionData<typeof action>()} />;
}
