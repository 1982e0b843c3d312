import { Foreign, useSpeech } from "../../../../platform/i18n/context";
import type { ListedArea } from "../place";

/** The names of councils and areas are English in every language. */
export function EnglishName({ name }: { name: string }) {
	return <Foreign text={{ text: name, lang: "en", dir: "ltr" }} />;
}

/** An area by name: a link to its council here, else to its website, else only the name. */
export function AreaLink({ area, postcode }: { area: ListedArea; postcode?: string }) {
	const { paths } = useSpeech();
	const href = area.council ? paths.council(area.council.slug, { postcode }) : area.website;
	if (!href) return <EnglishName name={area.name} />;
	return (
		<a className="govuk-link" href={href}>
			<EnglishName name={area.name} />
		</a>
	);
}
