/** What stands around the pages of referrals for those who work on them, which speak English. Each page asks by itself who may see it. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet } from "@remix-run/react";
import { PageFrame } from "../../components/page-frame";
import { requireReferralWorker } from "../../features/people/require-staff.server";
import { ENGLISH_ONLY } from "../../platform/english-only";

export const handle = ENGLISH_ONLY;

export async function loader(args: LoaderFunctionArgs) {
	await requireReferralWorker(args);
	return null;
}

export default function Referrals() {
	return (
		<PageFrame>
			<Outlet />
		</PageFrame>
	);
}
