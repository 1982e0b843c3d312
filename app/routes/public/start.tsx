import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageFrame } from "../../components/page-frame";
import { ChooseArea } from "../../features/directory/places/components/choose-area";
import { parseNear } from "../../features/directory/places/parse-near";
import { isMistake } from "../../features/directory/places/start-page";
import { startPage } from "../../features/directory/places/start-page.server";
import { pageError } from "../../platform/errors";
import { kept } from "../../platform/kept";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

/** More than any postcode, however it is spaced: what is longer is not kept on the page. */
const LONGEST_TYPED = 60;

export const handle = kept({ changesWith: "portal" });

export async function loader({ request, context }: LoaderFunctionArgs) {
	const { searchParams } = new URL(request.url);
	const typed = searchParams.get("postcode")?.slice(0, LONGEST_TYPED) ?? null;
	const near = searchParams.get("near");
	const position = near === null ? null : parseNear(near);
	if (position === undefined) throw pageError("bad-request");
	const page = await startPage({ typed, position, language: context.language });
	if (page.answer?.kind === "council") {
		const { slug, postcode } = page.answer;
		throw seeOther((paths) => paths.council(slug, { postcode }));
	}
	return data(page, { status: isMistake(page.answer) ? 400 : 200 });
}

export default function Start() {
	return (
		<PageFrame>
			<ChooseArea page={useLoaderData<typeof loader>()} />
		</PageFrame>
	);
}
