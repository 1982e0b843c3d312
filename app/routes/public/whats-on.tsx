import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireCouncil } from "../../features/directory/councils/queries.server";
import { WhatsOnView } from "../../features/families/whats-on/components/whats-on-view";
import { parseWhatsOnQuery } from "../../features/families/whats-on/filters";
import { whatsOnPage } from "../../features/families/whats-on/whats-on.server";
import { localNow } from "../../model/calendar/local-time";
import { ANYONE } from "../../model/people/asker";
import { pageError } from "../../platform/errors";
import { kept } from "../../platform/kept";

export { pageMeta as meta } from "../../components/page-meta";

export const handle = kept({
	changesWith: "council",
	params: ["date", "view", "page", "age", "free", "hub"],
	sets: ["stage", "topic", "time", "language"],
	emptyParams: ["postcode", "distance"],
});

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const council = await requireCouncil(ANYONE, params.council);
	const asked = parseWhatsOnQuery(new URL(request.url).searchParams, localNow().date);
	if (!asked) throw pageError("bad-request");
	const page = await whatsOnPage(council, asked, context);
	if (!page) throw pageError("not-found");
	const { title, description } = page;
	const { slug, name } = council;
	return data({ title, description, page, council: { slug, name } }, { status: asked.unread === null ? 200 : 400 });
}

export default function WhatsOnRoute() {
	return <WhatsOnView {...useLoaderData<typeof loader>()} />;
}
