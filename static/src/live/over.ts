/** Whether a room is over, asked of the API: of its amendment, or of the draft whose text it holds. */
import { enquire, type Enquiry } from "./state";

interface Said {
  /** Of an amendment. */
  readonly status?: string;
  /** Of a draft: null once INIT is issued. */
  readonly room?: string | null;
  readonly closes_at?: string | null;
}

/** Whether nobody will write in it again, and nothing that was typed here still waits to be offered for copying. */
export async function isOver(enquiry: Enquiry, isUnsent: boolean, now = Date.now()): Promise<boolean> {
  try {
    const response = await enquire(enquiry);
    if (!response.ok) return isHidden(response.status, enquiry);
    if (isUnsent) return false;
    const { status, room, closes_at } = (await response.json()) as Said;
    if (status !== undefined) return status !== "in_preparation";
    return room === null || Date.parse(closes_at ?? "") <= now;
  } catch {
    return false;
  }
}

/** 404 where nothing may be seen; 400 where the person sits in the body still, but no more on that seat. */
function isHidden(status: number, { seat }: Enquiry): boolean {
  return status === 404 || (status === 400 && seat !== undefined);
}
