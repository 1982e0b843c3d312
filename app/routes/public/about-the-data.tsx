import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageFrame } from "../../components/page-frame";
import { AboutTheData } from "../../features/directory/places/components/about-the-data";
import { loadedData } from "../../features/directory/places/loaded-data.server";
import { ANYONE } from "../../model/people/asker";
import { translator } from "../../platform/i18n/translate.server";
import { kept } from "../../platform/kept";

export { pageMeta as meta } from "../../components/page-meta";

export const handle = kept({ changesWith: "portal" });

export async function loader({ context }: LoaderFunctionArgs) {
	const t = translator(context.language.code);
	return { title: `${t("places:data.title")} – ${t("common:product")}`, loaded: await loadedData(ANYONE) };
}

export default function AboutTheDataPage() {
	return (
		<PageFrame>
			<AboutTheData loaded={useLoaderData<typeof loader>().loaded} />
		</PageFrame>
	);
}
