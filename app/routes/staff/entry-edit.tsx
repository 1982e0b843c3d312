/** One section of an entry's editor. */
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "../../features/people/require-staff.server";
import { EDITING } from "../../features/publishing/policy";
import { ConflictView } from "../../features/staff/editor/components/conflict-view";
import { EditView } from "../../features/staff/editor/components/edit-view";
import { kindOfAddress } from "../../features/staff/editor/entry-address";
import { editPage, editSection, openSection } from "../../features/staff/editor/entry-edit.server";
import { readPosted } from "../../platform/forms/read-posted.server";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const kind = kindOfAddress(args.context.path);
	const staff = await requireStaff(args, EDITING[kind]);
	const { searchParams } = new URL(args.request.url);
	const open = await openSection(staff, kind, args.params, searchParams);
	const page = await editPage(staff, open, searchParams.get("done"));
	return { title: page.title, page };
}

export async function action(args: ActionFunctionArgs) {
	const kind = kindOfAddress(args.context.path);
	const staff = await requireStaff(args, EDITING[kind]);
	const values = (await readPosted(args)).values;
	const open = await openSection(staff, kind, args.params, new URL(args.request.url).searchParams);
	const edited = await editSection(staff, open, values);
	if ("to" in edited) return seeOther(() => edited.to);
	return data(edited, { status: edited.status });
}

export default function Page() {
	const { page } = useLoaderData<typeof loader>();
	const edited = useActionData<typeof action>();
	if (edited && "conflict" in edited) return <ConflictView conflict={edited.conflict} />;
	return <EditView page={edited?.page ?? page} />;
}
