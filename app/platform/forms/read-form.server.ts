import { pageError } from "../errors";

/** The fields of a posted form. @throws the 400 page when the body is no form */
export async function readForm(request: Request): Promise<FormData> {
	try {
		return await request.formData();
	} catch {
		throw pageError("bad-request");
	}
}
