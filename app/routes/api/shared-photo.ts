import type { LoaderFunctionArgs } from "@remix-run/node";
import { photoResponse } from "../../features/health/photos/open-photo.server";
import { asReader } from "../../features/health/professionals/record-access.server";
import { requireProfessional } from "../../features/people/require-staff.server";

/** A photo of a child for a professional with whom its development is shared, or the small one that lists show. */
export async function loader(args: LoaderFunctionArgs) {
	const reader = asReader(await requireProfessional(args));
	const { child: childId, photo: photoId } = args.params;
	return photoResponse(reader, { childId, photoId, small: args.context.path.endsWith("/small") });
}
