/** A photo by its addresses. */
export interface Photo {
  id: string;
  full: string;
  thumb: string;
}
