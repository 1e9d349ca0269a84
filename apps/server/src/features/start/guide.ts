/** Somebody of the demo who signs in at the console, and with what. */
export interface DemoStaff {
  /** What the office is called, for instance 自治小组组员. */
  duty: string;
  /** Village or town. */
  place: string;
  name: string;
  username: string;
  password: string;
  /** One short sentence: what they do in the demo. */
  does: string;
}

/** Somebody of the demo who signs in on the phone. */
export interface DemoVillager {
  village: string;
  name: string;
  phone: string;
  does: string;
}

/** Who and what the demo holds, as the start page tells it. */
export interface DemoGuide {
  town: string;
  villageCount: number;
  householdCount: number;
  /** The village whose public page is shown. */
  publicVillage: { name: string; code: string };
  staff: DemoStaff[];
  villagers: DemoVillager[];
}

/** What the start page needs to know of the process it runs in. */
export interface StartInfo {
  /** Null in production and wherever no demo was loaded: then no name and no password is shown. */
  guide: DemoGuide | null;
  /** False while the faces are still being built or the demo is still being loaded. */
  isReady(): boolean;
  /** File of the development SMS adapter; null when messages really go out. */
  smsFile: string | null;
}
