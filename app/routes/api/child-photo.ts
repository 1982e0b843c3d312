import type { LoaderFunctionArgs } from "@remix-run/node";
import { photoResponse } from "../../features/health/photos/open-photo.server";
import { requireSignedIn } from "../../features/people/require-staff.server";

/** A photo of a child, or the small one that lists show. */
export async function loader(args: LoaderFunctionArgs) {
	const signedIn = await requireSignedIn(args, "family");
	const { child: childId, photo: photoId } = args.params;
	return photoResponse(signedIn, { childId, photoId, small: args.context.path.endsWith("/small") });
}
