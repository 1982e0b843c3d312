import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { StaffEditionsView } from "../../features/families/offer/components/editions-view";
import { staffEditions } from "../../features/families/offer/editions.server";
import { requireStaff } from "../../features/people/require-staff.server";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const who = await requireStaff(args, "offer.edit");
	return staffEditions(who, who.council);
}

export default function Page() {
	return <StaffEditionsView page={useLoaderData<typeof loader>()} />;
}
