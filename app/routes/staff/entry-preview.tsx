/** The public page of a draft, in the language of the address: it stands outside the staff area's frame. */
import type { LoaderFunctionArgs, MetaArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageMeta } from "../../components/page-meta";
import { requireStaff } from "../../features/people/require-staff.server";
import { requireEntry } from "../../features/publishing/find-entry.server";
import { PreviewView } from "../../features/staff/editor/components/preview-view";
import { kindOfAddress } from "../../features/staff/editor/entry-address";
import { previewPage } from "../../features/staff/editor/preview-page.server";
import { ENGLISH } from "../../platform/i18n/languages";
import { translator } from "../../platform/i18n/translate.server";
import { mapTiles } from "../../platform/map-tiles.server";

export async function loader(args: LoaderFunctionArgs) {
	const who = await requireStaff(args, "listings.view");
	const entry = await requireEntry(who, kindOfAddress(args.context.path), args.params.id);
	const page = await previewPage(who, entry, args.context);
	const t = translator(ENGLISH.code);
	const band = {
		title: t(page.isDraft ? "staff-entries:preview.band" : "staff-entries:preview.live"),
		text: t("staff-entries:preview.hint"),
		back: t("staff-entries:preview.back"),
	};
	return { title: page.title, page, band, tiles: mapTiles() };
}

/** The page is in the council's colour, as the public one is. */
export function meta(args: MetaArgs<typeof loader>) {
	const href = args.data?.page.brandStylesheet;
	return [...pageMeta(args), ...(href ? [{ tagName: "link", rel: "stylesheet", href }] : [])];
}

export default function Page() {
	const { page, band, tiles } = useLoaderData<typeof loader>();
	return <PreviewView page={page} band={band} tiles={tiles} />;
}
