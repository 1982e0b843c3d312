import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireStaff } from "../../features/people/require-staff.server";
import { OfferDeskView } from "../../features/staff/offer/components/offer-desk-view";
import { offerDesk, startPart } from "../../features/staff/offer/offer-desk.server";
import { staffPaths } from "../../paths";
import { pageError } from "../../platform/errors";
import { id } from "../../platform/forms/choice-fields";
import { form, readAnswers } from "../../platform/forms/form";
import { readPosted } from "../../platform/forms/read-posted.server";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const staff = await requireStaff(args, "offer.edit");
	return offerDesk(staff, new URL(args.request.url).searchParams.get("done"));
}

const partForm = form({ part: id().or("") });

/** Starts the words above a part of the offer. */
export async function action(args: ActionFunctionArgs) {
	const staff = await requireStaff(args, "offer.edit");
	const { part } = readAnswers(partForm, (await readPosted(args)).values);
	const started = await startPart(staff, part);
	if (!started.ok) throw pageError(started.reason);
	throw seeOther(() => staffPaths(staff.council.slug).editEntry("offer-section", started.id, "text"));
}

export default function Page() {
	return <OfferDeskView page={useLoaderData<typeof loader>()} />;
}
