import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireStaff } from "../../features/accounts/require-staff.server";
import { StaffEditionsView } from "../../features/offer/components/editions-view";
import { staffEditions } from "../../features/offer/editions.server";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const { council } = await requireStaff(args, "offer.edit");
	return staffEditions(council);
}

export default function Page() {
	return <StaffEditionsView page={useLoaderData<typeof loader>()} />;
}
