import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { checksPage } from "../../features/health/checks/checks-page.server";
import { Checks } from "../../features/health/checks/components/checks";
import { CheckActions } from "../../features/health/professionals/components/check-actions";
import { asReader } from "../../features/health/professionals/record-access.server";
import { requireProfessional } from "../../features/people/require-staff.server";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const who = asReader(await requireProfessional(args));
	const page = await checksPage(who, args.params.child, args.context);
	return { title: page.head.title, page };
}

export default function Page() {
	const { page } = useLoaderData<typeof loader>();
	return (
		<Checks
			page={page}
			termsFirst
			actions={<CheckActions page={page} />}
			actionsOf={(id) => <CheckActions page={page} of={id} />}
		/>
	);
}
