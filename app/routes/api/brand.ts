import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireCouncil } from "../../features/directory/councils/queries.server";
import { ANYONE } from "../../model/people/asker";
import { kept } from "../../platform/kept";

export const handle = kept({ changesWith: "council", unread: ["v"] });

/** A council's colour as a stylesheet. Its address carries the colour as its version, so it can be kept for ever. */
export async function loader({ params }: LoaderFunctionArgs) {
	const { settings } = await requireCouncil(ANYONE, params.council);
	return new Response(`:root{--hub-brand:${settings.brandColour}}`, {
		headers: {
			"Content-Type": "text/css; charset=utf-8",
			"Cache-Control": "public, max-age=31536000, immutable",
		},
	});
}
