// Made by `npm run contract` from the server’s routes; do not edit.
export interface components {
    schemas: {
        Error: {
            error: {
                /** @description One of `errorCodes` */
                code: string;
                /** @description Chinese: what is wrong, where, what to do */
                message: string;
                /** @description Path of the input at fault */
                field?: string;
                details?: unknown;
                requestId: string;
            };
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export interface operations {
    signInCard: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 卡 */
                    card: string;
                    /** 密码 */
                    pin: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        token: string;
                        /** Format: date-time */
                        expiresAt: string;
                        actor: {
                            /** Format: uuid */
                            accountId: string;
                            /** @enum {string} */
                            kind: "villager" | "staff";
                            displayName: string;
                            /** Format: uuid */
                            personId?: string;
                            /** Format: uuid */
                            onlyHousehold?: string;
                            grants: {
                                /** @enum {string} */
                                role: "villager" | "helper" | "group_leader" | "panel" | "clerk" | "supervisor" | "keeper" | "town_department" | "town_office" | "district_office" | "auditor" | "system_admin" | "security_admin" | "audit_admin";
                                placeId: number;
                                placeName: string;
                                lo: number;
                                hi: number;
                                /** Format: uuid */
                                householdId?: string;
                                groupName?: string;
                                standIn?: {
                                    name: string;
                                };
                            }[];
                        };
                        households: {
                            villageId: number;
                            villageName: string;
                            /** Format: uuid */
                            householdId: string;
                            doorCode: string;
                            headName: string;
                            persons: {
                                /** Format: uuid */
                                personId: string;
                                name: string;
                            }[];
                        }[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    requestCode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 手机号 */
                    phone: string;
                };
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        expiresInSec: number;
                        resendInSec: number;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    signInDingtalk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 钉钉免登凭证 */
                    authCode: string;
                    /**
                     * 用途
                     * @default enter
                     * @enum {string}
                     */
                    purpose?: "enter" | "add";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        session: {
                            token: string;
                            /** Format: date-time */
                            expiresAt: string;
                            actor: {
                                /** Format: uuid */
                                accountId: string;
                                /** @enum {string} */
                                kind: "villager" | "staff";
                                displayName: string;
                                /** Format: uuid */
                                personId?: string;
                                /** Format: uuid */
                                onlyHousehold?: string;
                                grants: {
                                    /** @enum {string} */
                                    role: "villager" | "helper" | "group_leader" | "panel" | "clerk" | "supervisor" | "keeper" | "town_department" | "town_office" | "district_office" | "auditor" | "system_admin" | "security_admin" | "audit_admin";
                                    placeId: number;
                                    placeName: string;
                                    lo: number;
                                    hi: number;
                                    /** Format: uuid */
                                    householdId?: string;
                                    groupName?: string;
                                    standIn?: {
                                        name: string;
                                    };
                                }[];
                            };
                            households: {
                                villageId: number;
                                villageName: string;
                                /** Format: uuid */
                                householdId: string;
                                doorCode: string;
                                headName: string;
                                persons: {
                                    /** Format: uuid */
                                    personId: string;
                                    name: string;
                                }[];
                            }[];
                        } | null;
                        ticket: string | null;
                        expiresInSec: number | null;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listDoors: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        doors: {
                            /** @enum {string} */
                            kind: "phone" | "wechat" | "dingtalk" | "oidc" | "card";
                            addedAt: string | null;
                            count: number;
                        }[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    addDoor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 登录凭证 */
                    ticket: string;
                } | {
                    /** 手机号 */
                    phone: string;
                    /** 验证码 */
                    code: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        merged: boolean;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    removeDoor: {
        parameters: {
            query?: {
                sure?: "1";
            };
            header?: never;
            path: {
                kind: "phone" | "wechat" | "dingtalk" | "oidc" | "card";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        actor: {
                            /** Format: uuid */
                            accountId: string;
                            /** @enum {string} */
                            kind: "villager" | "staff";
                            displayName: string;
                            /** Format: uuid */
                            personId?: string;
                            /** Format: uuid */
                            onlyHousehold?: string;
                            grants: {
                                /** @enum {string} */
                                role: "villager" | "helper" | "group_leader" | "panel" | "clerk" | "supervisor" | "keeper" | "town_department" | "town_office" | "district_office" | "auditor" | "system_admin" | "security_admin" | "audit_admin";
                                placeId: number;
                                placeName: string;
                                lo: number;
                                hi: number;
                                /** Format: uuid */
                                householdId?: string;
                                groupName?: string;
                                standIn?: {
                                    name: string;
                                };
                            }[];
                        };
                        households: {
                            villageId: number;
                            villageName: string;
                            /** Format: uuid */
                            householdId: string;
                            doorCode: string;
                            headName: string;
                            persons: {
                                /** Format: uuid */
                                personId: string;
                                name: string;
                            }[];
                        }[];
                        secondFactor?: {
                            set: boolean;
                            recoveryCodesLeft: number;
                        };
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 原密码 */
                    oldPassword?: string;
                    /** 新密码 */
                    newPassword: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        token?: string;
                        /** Format: date-time */
                        expiresAt: string;
                        next: ("second_factor" | "first_password" | "second_factor_setup" | "second_hand") | null;
                        actor: {
                            /** Format: uuid */
                            accountId: string;
                            /** @enum {string} */
                            kind: "villager" | "staff";
                            displayName: string;
                            /** Format: uuid */
                            personId?: string;
                            /** Format: uuid */
                            onlyHousehold?: string;
                            grants: {
                                /** @enum {string} */
                                role: "villager" | "helper" | "group_leader" | "panel" | "clerk" | "supervisor" | "keeper" | "town_department" | "town_office" | "district_office" | "auditor" | "system_admin" | "security_admin" | "audit_admin";
                                placeId: number;
                                placeName: string;
                                lo: number;
                                hi: number;
                                /** Format: uuid */
                                householdId?: string;
                                groupName?: string;
                                standIn?: {
                                    name: string;
                                };
                            }[];
                        };
                        recoveryCodesLeft?: number;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    renewRecoveryCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 密码 */
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        recoveryCodes: string[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    enterSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 动态码或恢复码 */
                    code: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        token?: string;
                        /** Format: date-time */
                        expiresAt: string;
                        next: ("second_factor" | "first_password" | "second_factor_setup" | "second_hand") | null;
                        actor: {
                            /** Format: uuid */
                            accountId: string;
                            /** @enum {string} */
                            kind: "villager" | "staff";
                            displayName: string;
                            /** Format: uuid */
                            personId?: string;
                            /** Format: uuid */
                            onlyHousehold?: string;
                            grants: {
                                /** @enum {string} */
                                role: "villager" | "helper" | "group_leader" | "panel" | "clerk" | "supervisor" | "keeper" | "town_department" | "town_office" | "district_office" | "auditor" | "system_admin" | "security_admin" | "audit_admin";
                                placeId: number;
                                placeName: string;
                                lo: number;
                                hi: number;
                                /** Format: uuid */
                                householdId?: string;
                                groupName?: string;
                                standIn?: {
                                    name: string;
                                };
                            }[];
                        };
                        recoveryCodesLeft?: number;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sessions: {
                            /** Format: uuid */
                            id: string;
                            current: boolean;
                            device: string;
                            address: string;
                            /** Format: date-time */
                            firstSeenAt: string;
                            /** Format: date-time */
                            lastSeenAt: string;
                        }[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    endOtherSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ended: number;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ended: number;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    signInStaff: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 用户名 */
                    username: string;
                    /** 密码 */
                    password: string;
                    /** @default false */
                    asCookie?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        token?: string;
                        /** Format: date-time */
                        expiresAt: string;
                        next: ("second_factor" | "first_password" | "second_factor_setup" | "second_hand") | null;
                        actor: {
                            /** Format: uuid */
                            accountId: string;
                            /** @enum {string} */
                            kind: "villager" | "staff";
                            displayName: string;
                            /** Format: uuid */
                            personId?: string;
                            /** Format: uuid */
                            onlyHousehold?: string;
                            grants: {
                                /** @enum {string} */
                                role: "villager" | "helper" | "group_leader" | "panel" | "clerk" | "supervisor" | "keeper" | "town_department" | "town_office" | "district_office" | "auditor" | "system_admin" | "security_admin" | "audit_admin";
                                placeId: number;
                                placeName: string;
                                lo: number;
                                hi: number;
                                /** Format: uuid */
                                householdId?: string;
                                groupName?: string;
                                standIn?: {
                                    name: string;
                                };
                            }[];
                        };
                        recoveryCodesLeft?: number;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    finishStaffWebSignIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 登录凭证 */
                    ticket: string;
                    /** 页面标记 */
                    binding: string;
                    /** @default false */
                    asCookie?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        token?: string;
                        /** Format: date-time */
                        expiresAt: string;
                        next: ("second_factor" | "first_password" | "second_factor_setup" | "second_hand") | null;
                        actor: {
                            /** Format: uuid */
                            accountId: string;
                            /** @enum {string} */
                            kind: "villager" | "staff";
                            displayName: string;
                            /** Format: uuid */
                            personId?: string;
                            /** Format: uuid */
                            onlyHousehold?: string;
                            grants: {
                                /** @enum {string} */
                                role: "villager" | "helper" | "group_leader" | "panel" | "clerk" | "supervisor" | "keeper" | "town_department" | "town_office" | "district_office" | "auditor" | "system_admin" | "security_admin" | "audit_admin";
                                placeId: number;
                                placeName: string;
                                lo: number;
                                hi: number;
                                /** Format: uuid */
                                householdId?: string;
                                groupName?: string;
                                standIn?: {
                                    name: string;
                                };
                            }[];
                        };
                        recoveryCodesLeft?: number;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    confirmSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 动态码或恢复码 */
                    code: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        recoveryCodes: string[];
                        session: {
                            token?: string;
                            /** Format: date-time */
                            expiresAt: string;
                            next: ("second_factor" | "first_password" | "second_factor_setup" | "second_hand") | null;
                            actor: {
                                /** Format: uuid */
                                accountId: string;
                                /** @enum {string} */
                                kind: "villager" | "staff";
                                displayName: string;
                                /** Format: uuid */
                                personId?: string;
                                /** Format: uuid */
                                onlyHousehold?: string;
                                grants: {
                                    /** @enum {string} */
                                    role: "villager" | "helper" | "group_leader" | "panel" | "clerk" | "supervisor" | "keeper" | "town_department" | "town_office" | "district_office" | "auditor" | "system_admin" | "security_admin" | "audit_admin";
                                    placeId: number;
                                    placeName: string;
                                    lo: number;
                                    hi: number;
                                    /** Format: uuid */
                                    householdId?: string;
                                    groupName?: string;
                                    standIn?: {
                                        name: string;
                                    };
                                }[];
                            };
                            recoveryCodesLeft?: number;
                        };
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    beginSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 密码 */
                    password?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        secret: string;
                        uri: string;
                        qrSvg: string;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    signInVillager: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 手机号 */
                    phone: string;
                    /** 验证码 */
                    code: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        token: string;
                        /** Format: date-time */
                        expiresAt: string;
                        actor: {
                            /** Format: uuid */
                            accountId: string;
                            /** @enum {string} */
                            kind: "villager" | "staff";
                            displayName: string;
                            /** Format: uuid */
                            personId?: string;
                            /** Format: uuid */
                            onlyHousehold?: string;
                            grants: {
                                /** @enum {string} */
                                role: "villager" | "helper" | "group_leader" | "panel" | "clerk" | "supervisor" | "keeper" | "town_department" | "town_office" | "district_office" | "auditor" | "system_admin" | "security_admin" | "audit_admin";
                                placeId: number;
                                placeName: string;
                                lo: number;
                                hi: number;
                                /** Format: uuid */
                                householdId?: string;
                                groupName?: string;
                                standIn?: {
                                    name: string;
                                };
                            }[];
                        };
                        households: {
                            villageId: number;
                            villageName: string;
                            /** Format: uuid */
                            householdId: string;
                            doorCode: string;
                            headName: string;
                            persons: {
                                /** Format: uuid */
                                personId: string;
                                name: string;
                            }[];
                        }[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readWays: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: boolean;
                        wechat: boolean;
                        dingtalk: boolean;
                        sso: string | null;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    finishWebSignIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 登录凭证 */
                    ticket: string;
                    /** 页面标记 */
                    binding: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        session: {
                            token: string;
                            /** Format: date-time */
                            expiresAt: string;
                            actor: {
                                /** Format: uuid */
                                accountId: string;
                                /** @enum {string} */
                                kind: "villager" | "staff";
                                displayName: string;
                                /** Format: uuid */
                                personId?: string;
                                /** Format: uuid */
                                onlyHousehold?: string;
                                grants: {
                                    /** @enum {string} */
                                    role: "villager" | "helper" | "group_leader" | "panel" | "clerk" | "supervisor" | "keeper" | "town_department" | "town_office" | "district_office" | "auditor" | "system_admin" | "security_admin" | "audit_admin";
                                    placeId: number;
                                    placeName: string;
                                    lo: number;
                                    hi: number;
                                    /** Format: uuid */
                                    householdId?: string;
                                    groupName?: string;
                                    standIn?: {
                                        name: string;
                                    };
                                }[];
                            };
                            households: {
                                villageId: number;
                                villageName: string;
                                /** Format: uuid */
                                householdId: string;
                                doorCode: string;
                                headName: string;
                                persons: {
                                    /** Format: uuid */
                                    personId: string;
                                    name: string;
                                }[];
                            }[];
                        } | null;
                        ticket: string | null;
                        expiresInSec: number | null;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    beginWebSignIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * 登录方式
                     * @enum {string}
                     */
                    via: "oidc" | "dingtalk";
                    /** @enum {string} */
                    to: "m" | "console";
                    /** 页面标记 */
                    binding: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        url: string;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    proveWechatPhone: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 登录凭证 */
                    ticket: string;
                    /** 微信手机号凭证 */
                    code: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        token: string;
                        /** Format: date-time */
                        expiresAt: string;
                        actor: {
                            /** Format: uuid */
                            accountId: string;
                            /** @enum {string} */
                            kind: "villager" | "staff";
                            displayName: string;
                            /** Format: uuid */
                            personId?: string;
                            /** Format: uuid */
                            onlyHousehold?: string;
                            grants: {
                                /** @enum {string} */
                                role: "villager" | "helper" | "group_leader" | "panel" | "clerk" | "supervisor" | "keeper" | "town_department" | "town_office" | "district_office" | "auditor" | "system_admin" | "security_admin" | "audit_admin";
                                placeId: number;
                                placeName: string;
                                lo: number;
                                hi: number;
                                /** Format: uuid */
                                householdId?: string;
                                groupName?: string;
                                standIn?: {
                                    name: string;
                                };
                            }[];
                        };
                        households: {
                            villageId: number;
                            villageName: string;
                            /** Format: uuid */
                            householdId: string;
                            doorCode: string;
                            headName: string;
                            persons: {
                                /** Format: uuid */
                                personId: string;
                                name: string;
                            }[];
                        }[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    signInWechat: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 微信登录凭证 */
                    code: string;
                    /**
                     * 用途
                     * @default enter
                     * @enum {string}
                     */
                    purpose?: "enter" | "add";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        session: {
                            token: string;
                            /** Format: date-time */
                            expiresAt: string;
                            actor: {
                                /** Format: uuid */
                                accountId: string;
                                /** @enum {string} */
                                kind: "villager" | "staff";
                                displayName: string;
                                /** Format: uuid */
                                personId?: string;
                                /** Format: uuid */
                                onlyHousehold?: string;
                                grants: {
                                    /** @enum {string} */
                                    role: "villager" | "helper" | "group_leader" | "panel" | "clerk" | "supervisor" | "keeper" | "town_department" | "town_office" | "district_office" | "auditor" | "system_admin" | "security_admin" | "audit_admin";
                                    placeId: number;
                                    placeName: string;
                                    lo: number;
                                    hi: number;
                                    /** Format: uuid */
                                    householdId?: string;
                                    groupName?: string;
                                    standIn?: {
                                        name: string;
                                    };
                                }[];
                            };
                            households: {
                                villageId: number;
                                villageName: string;
                                /** Format: uuid */
                                householdId: string;
                                doorCode: string;
                                headName: string;
                                persons: {
                                    /** Format: uuid */
                                    personId: string;
                                    name: string;
                                }[];
                            }[];
                        } | null;
                        ticket: string | null;
                        expiresInSec: number | null;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    searchAudit: {
        parameters: {
            query: {
                placeId: number;
                from: string;
                until: string;
                actor?: string;
                action?: string;
                target?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            villageId: number;
                            placeName: string | null;
                            seq: number;
                            /** Format: date-time */
                            at: string;
                            /** @enum {string} */
                            actorKind: "staff" | "villager" | "system";
                            actorName: string;
                            actorPlace: string | null;
                            actorRole: string | null;
                            outside: boolean;
                            action: string;
                            actionLabel: string;
                            target: string;
                            doorCode: string | null;
                            requestId: string;
                            erased: boolean;
                            ip: string | null;
                            reason: string | null;
                            before: string | null;
                            after: string | null;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listAuditActions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        groups: {
                            prefix: string;
                            label: string;
                        }[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listConsentTexts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        texts: {
                            purpose: string;
                            version: number;
                            title: string;
                            body: string;
                            required: boolean;
                        }[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    publishConsentText: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 同意的内容 */
                    purpose: string;
                    /** 标题 */
                    title: string;
                    /** 内容 */
                    body: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        purpose: string;
                        version: number;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listOwnDuties: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        duties: {
                            /** Format: uuid */
                            grantId: string;
                            /** @enum {string} */
                            role: "villager" | "helper" | "group_leader" | "panel" | "clerk" | "supervisor" | "keeper" | "town_department" | "town_office" | "district_office" | "auditor" | "system_admin" | "security_admin" | "audit_admin";
                            placeId: number;
                            placeName: string;
                            groupName?: string;
                            from?: string;
                            until?: string;
                            inForce: boolean;
                            standsInFor?: string;
                            mayEnd: boolean;
                            delegable: boolean;
                            colleagues: {
                                /** Format: uuid */
                                accountId: string;
                                displayName: string;
                                roles: ("villager" | "helper" | "group_leader" | "panel" | "clerk" | "supervisor" | "keeper" | "town_department" | "town_office" | "district_office" | "auditor" | "system_admin" | "security_admin" | "audit_admin")[];
                            }[];
                            delegations: {
                                /** Format: uuid */
                                grantId: string;
                                displayName: string;
                                from: string;
                                until: string;
                            }[];
                        }[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    delegateDuty: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                grantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * 同事
                     * Format: uuid
                     */
                    accountId: string;
                    /**
                     * 开始日期
                     * Format: date
                     */
                    from: string;
                    /**
                     * 结束日期
                     * Format: date
                     */
                    until: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        grantId: string;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    endDuty: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                grantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        grantId: string;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readContract: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    searchPeople: {
        parameters: {
            query: {
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        hits: {
                            villageId: number;
                            villageName: string;
                            /** Format: uuid */
                            householdId: string;
                            doorCode: string;
                            group: string;
                            name: string;
                            phone?: string;
                            /** @enum {string} */
                            relation: "head" | "spouse" | "child" | "parent" | "other";
                        }[];
                        more: boolean;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listRevealReasons: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reasons: {
                            /**
                             * 查看原因
                             * @enum {string}
                             */
                            code: "contact" | "correct" | "check" | "answer" | "print" | "other";
                            label: string;
                            noteNeeded: boolean;
                        }[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    searchPlaceCodes: {
        parameters: {
            query: {
                q: string;
                under?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        asOf: string;
                        more: boolean;
                        codes: {
                            code: string;
                            /** @enum {string} */
                            kind: "district" | "town" | "village";
                            name: string;
                            officialName: string;
                            above: string[];
                            placeId: number | null;
                        }[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listPlaces: {
        parameters: {
            query?: {
                parent?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        places: {
                            id: number;
                            /** @enum {string} */
                            kind: "district" | "town" | "village";
                            code: string;
                            name: string;
                            phone: string | null;
                            parentId: number | null;
                        }[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    openPlace: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 区划代码 */
                    code: string;
                    /** 名称 */
                    name?: string;
                    /** 公开电话 */
                    phone?: string;
                    /** 上级 */
                    parentId?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        /** @enum {string} */
                        kind: "district" | "town" | "village";
                        code: string;
                        name: string;
                        phone: string | null;
                        parentId: number | null;
                        codes: {
                            code: string;
                            /** Format: date */
                            from: string;
                            until: string | null;
                        }[];
                        above: {
                            id: number;
                            /** @enum {string} */
                            kind: "district" | "town" | "village";
                            code: string;
                            name: string;
                            phone: string | null;
                            parentId: number | null;
                        }[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readPlace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                placeId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        /** @enum {string} */
                        kind: "district" | "town" | "village";
                        code: string;
                        name: string;
                        phone: string | null;
                        parentId: number | null;
                        codes: {
                            code: string;
                            /** Format: date */
                            from: string;
                            until: string | null;
                        }[];
                        above: {
                            id: number;
                            /** @enum {string} */
                            kind: "district" | "town" | "village";
                            code: string;
                            name: string;
                            phone: string | null;
                            parentId: number | null;
                        }[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    correctPlace: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                placeId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 名称 */
                    name: string;
                    phone: string | null;
                    /** 区划代码 */
                    code: string;
                    /**
                     * 新代码起用日
                     * Format: date
                     */
                    codeFrom?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        /** @enum {string} */
                        kind: "district" | "town" | "village";
                        code: string;
                        name: string;
                        phone: string | null;
                        parentId: number | null;
                        codes: {
                            code: string;
                            /** Format: date */
                            from: string;
                            until: string | null;
                        }[];
                        above: {
                            id: number;
                            /** @enum {string} */
                            kind: "district" | "town" | "village";
                            code: string;
                            name: string;
                            phone: string | null;
                            parentId: number | null;
                        }[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listPlaceDuties: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                placeId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        placeId: number;
                        placeName: string;
                        duties: {
                            /** Format: uuid */
                            grantId: string;
                            /** @enum {string} */
                            role: "villager" | "helper" | "group_leader" | "panel" | "clerk" | "supervisor" | "keeper" | "town_department" | "town_office" | "district_office" | "auditor" | "system_admin" | "security_admin" | "audit_admin";
                            placeId: number;
                            placeName: string;
                            groupName?: string;
                            from?: string;
                            until?: string;
                            inForce: boolean;
                            standsInFor?: string;
                            mayEnd: boolean;
                            /** Format: uuid */
                            accountId: string;
                            displayName: string;
                            disabled: boolean;
                        }[];
                        mayGive: ("helper" | "group_leader" | "panel" | "clerk" | "supervisor" | "keeper" | "town_department" | "town_office" | "district_office" | "auditor" | "system_admin" | "security_admin" | "audit_admin")[];
                        groups: string[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readImpactRecord: {
        parameters: {
            query?: {
                version?: number;
            };
            header?: never;
            path: {
                placeId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        placeName: string;
                        record: {
                            version: number;
                            body: {
                                /** 目的和依据 */
                                purpose: string;
                                /** 信息种类 */
                                kinds: string;
                                /** 必要性 */
                                necessity: string;
                                /** 风险 */
                                risks: string;
                                /** 措施 */
                                measures: string;
                                /** 结论 */
                                conclusion: string;
                            };
                            /** Format: date */
                            assessedOn: string;
                            signedBy: string;
                            /** Format: date */
                            dueOn: string;
                        } | null;
                        versions: {
                            version: number;
                            /** Format: date */
                            assessedOn: string;
                        }[];
                        overdue: boolean;
                        draft: {
                            /** 目的和依据 */
                            purpose: string;
                            /** 信息种类 */
                            kinds: string;
                            /** 必要性 */
                            necessity: string;
                            /** 风险 */
                            risks: string;
                            /** 措施 */
                            measures: string;
                            /** 结论 */
                            conclusion: string;
                        };
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    writeImpactRecord: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                placeId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 评估内容 */
                    body: {
                        /** 目的和依据 */
                        purpose: string;
                        /** 信息种类 */
                        kinds: string;
                        /** 必要性 */
                        necessity: string;
                        /** 风险 */
                        risks: string;
                        /** 措施 */
                        measures: string;
                        /** 结论 */
                        conclusion: string;
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    movePlace: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                placeId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 新的上级 */
                    parentId: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        /** @enum {string} */
                        kind: "district" | "town" | "village";
                        code: string;
                        name: string;
                        phone: string | null;
                        parentId: number | null;
                        codes: {
                            code: string;
                            /** Format: date */
                            from: string;
                            until: string | null;
                        }[];
                        above: {
                            id: number;
                            /** @enum {string} */
                            kind: "district" | "town" | "village";
                            code: string;
                            name: string;
                            phone: string | null;
                            parentId: number | null;
                        }[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    setRetention: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                placeId: number;
                kind: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 保存天数 */
                    days: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        kind: string;
                        days: number;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listSchemeTemplates: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                placeId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        templates: {
                            schemeId: string;
                            version: string;
                            sha256: string;
                            note: string;
                            /** Format: date-time */
                            publishedAt: string;
                        }[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    publishSchemeTemplate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                placeId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 方案内容 */
                    document: string;
                    /**
                     * 说明
                     * @default
                     */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        schemeId: string;
                        version: string;
                        sha256: string;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readRetention: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        kinds: {
                            kind: string;
                            title: string;
                            since: string;
                            days: number;
                            usual: number;
                            least: number;
                            most: number;
                            basis: string;
                        }[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listQueue: {
        parameters: {
            query?: {
                stage?: string;
                villageId?: number;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        cases: {
                            /** Format: uuid */
                            eventId: string;
                            villageId: number;
                            villageName: string;
                            number: string;
                            stage: string;
                            stageTitle: string;
                            item: string;
                            itemTitle: string;
                            itemRule: string;
                            clause: string;
                            clauseText: string;
                            household: {
                                /** Format: uuid */
                                id: string;
                                doorCode: string;
                                label: string;
                            };
                            /** Format: date-time */
                            filedAt: string;
                            /** @enum {string} */
                            filedBy: "villager" | "helper";
                            onBehalfReason?: string;
                            /** Format: date-time */
                            happenedAt: string;
                            note: string;
                            photoIds: string[];
                            /** Format: date-time */
                            dueAt: string;
                            overdue: boolean;
                            flags: ("late" | "same_photo" | "over_cap")[];
                            flagLabels: string[];
                            preview: {
                                points: number;
                                wouldBe: number;
                                reason: string;
                                clause: string;
                            };
                            recent: {
                                /** Format: uuid */
                                eventId: string;
                                itemTitle: string;
                                /** Format: date-time */
                                happenedAt: string;
                                points: number;
                                /** @enum {string} */
                                state: "in_review" | "returned" | "refused" | "approved";
                            }[];
                            trace: {
                                stage: string;
                                stageTitle: string;
                                /** @enum {string} */
                                verdict: "approve" | "return" | "refuse";
                                verdictLabel: string;
                                /** Format: date-time */
                                at: string;
                                reasonLabel?: string;
                                comment?: string;
                                byLabel: string;
                            }[];
                            range?: {
                                min: number;
                                max: number;
                            };
                        }[];
                        counts: {
                            total: number;
                            byStage: {
                                stage: string;
                                title: string;
                                count: number;
                            }[];
                        };
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listReasons: {
        parameters: {
            query: {
                verdict: "approve" | "return" | "refuse";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reasons: {
                            code: string;
                            label: string;
                            sentence: string;
                        }[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listRosterTemplates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        templates: {
                            name: string;
                            title: string;
                        }[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readRosterTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listSchemePacks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        packs: {
                            id: string;
                            version: string;
                            title: string;
                            source: string;
                            note: string;
                            inherits: {
                                schemeId: string;
                                version: string;
                            } | null;
                            forVillages: boolean;
                            toInherit: boolean;
                        }[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readSchemePack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                packId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        title: string;
                        document: string;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listStaff: {
        parameters: {
            query?: {
                q?: string;
                page?: number;
                pageSize?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        staff: {
                            /** Format: uuid */
                            accountId: string;
                            username: string;
                            displayName: string;
                            administrator: boolean;
                            disabled: boolean;
                            passwordPending: boolean;
                            secondFactor: boolean;
                            /** Format: date-time */
                            lastSeenAt?: string;
                            duties: {
                                /** Format: uuid */
                                grantId: string;
                                /** @enum {string} */
                                role: "villager" | "helper" | "group_leader" | "panel" | "clerk" | "supervisor" | "keeper" | "town_department" | "town_office" | "district_office" | "auditor" | "system_admin" | "security_admin" | "audit_admin";
                                placeId: number;
                                placeName: string;
                                groupName?: string;
                                from?: string;
                                until?: string;
                                inForce: boolean;
                                standsInFor?: string;
                                mayEnd: boolean;
                            }[];
                            acts: ("disable" | "enable" | "reset_password" | "reset_second_factor" | "rename" | "release")[];
                        }[];
                        total: number;
                        makesBareAccounts: boolean;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    makeStaff: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 用户名 */
                    username?: string;
                    /** 姓名 */
                    displayName: string;
                    /**
                     * 管理员账号
                     * @default false
                     */
                    administrator?: boolean;
                    duty?: {
                        /**
                         * 职责
                         * @enum {string}
                         */
                        role: "helper" | "group_leader" | "panel" | "clerk" | "supervisor" | "keeper" | "town_department" | "town_office" | "district_office" | "auditor" | "system_admin" | "security_admin" | "audit_admin";
                        /** 地区编号 */
                        placeId?: number;
                        /** 村民小组 */
                        groupName?: string;
                        /** 本人所在户的门牌 */
                        doorCode?: string;
                        /**
                         * 开始日期
                         * Format: date
                         */
                        from?: string;
                        /**
                         * 结束日期
                         * Format: date
                         */
                        until?: string;
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        accountId: string;
                        username: string;
                        displayName: string;
                        initialPassword: string;
                        /** Format: date-time */
                        initialUntil: string;
                        duties: {
                            placeName: string;
                            /** @enum {string} */
                            role: "villager" | "helper" | "group_leader" | "panel" | "clerk" | "supervisor" | "keeper" | "town_department" | "town_office" | "district_office" | "auditor" | "system_admin" | "security_admin" | "audit_admin";
                            groupName?: string;
                        }[];
                        address: string;
                        square: {
                            size: number;
                            path: string;
                        };
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readStaff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        accountId: string;
                        username: string;
                        displayName: string;
                        administrator: boolean;
                        disabled: boolean;
                        passwordPending: boolean;
                        secondFactor: boolean;
                        /** Format: date-time */
                        lastSeenAt?: string;
                        duties: {
                            /** Format: uuid */
                            grantId: string;
                            /** @enum {string} */
                            role: "villager" | "helper" | "group_leader" | "panel" | "clerk" | "supervisor" | "keeper" | "town_department" | "town_office" | "district_office" | "auditor" | "system_admin" | "security_admin" | "audit_admin";
                            placeId: number;
                            placeName: string;
                            groupName?: string;
                            from?: string;
                            until?: string;
                            inForce: boolean;
                            standsInFor?: string;
                            mayEnd: boolean;
                        }[];
                        acts: ("disable" | "enable" | "reset_password" | "reset_second_factor" | "rename" | "release")[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    renameStaff: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 姓名 */
                    displayName: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        accountId: string;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    disableStaff: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        accountId: string;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    giveDuty: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * 职责
                     * @enum {string}
                     */
                    role: "helper" | "group_leader" | "panel" | "clerk" | "supervisor" | "keeper" | "town_department" | "town_office" | "district_office" | "auditor" | "system_admin" | "security_admin" | "audit_admin";
                    /** 地区编号 */
                    placeId?: number;
                    /** 村民小组 */
                    groupName?: string;
                    /** 本人所在户的门牌 */
                    doorCode?: string;
                    /**
                     * 开始日期
                     * Format: date
                     */
                    from?: string;
                    /**
                     * 结束日期
                     * Format: date
                     */
                    until?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        grantId: string;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    enableStaff: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        accountId: string;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    releaseStaff: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        accountId: string;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    resetStaffPassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        accountId: string;
                        username: string;
                        displayName: string;
                        initialPassword: string;
                        /** Format: date-time */
                        initialUntil: string;
                        duties: {
                            placeName: string;
                            /** @enum {string} */
                            role: "villager" | "helper" | "group_leader" | "panel" | "clerk" | "supervisor" | "keeper" | "town_department" | "town_office" | "district_office" | "auditor" | "system_admin" | "security_admin" | "audit_admin";
                            groupName?: string;
                        }[];
                        address: string;
                        square: {
                            size: number;
                            path: string;
                        };
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    resetStaffSecondFactor: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        accountId: string;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    bindStaff: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 统一登录编号 */
                    staffKey: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    checkVillageAudit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                villageId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        checkedAt: string;
                        audit: {
                            rows: number;
                            damaged: number;
                            findings: {
                                seq: number | null;
                                problem: string;
                            }[];
                            detailsErased: number;
                        };
                        ledger: {
                            rows: number;
                            damaged: number;
                            findings: {
                                seq: number | null;
                                problem: string;
                            }[];
                        };
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listBoundHouseholds: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                villageId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        households: {
                            /** Format: uuid */
                            householdId: string;
                            doorCode: string;
                            group: string;
                            /** Format: date-time */
                            boundAt: string;
                        }[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listCards: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                villageId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        cards: {
                            /** Format: uuid */
                            cardId: string;
                            /** Format: uuid */
                            householdId: string;
                            number: string;
                            /** Format: date-time */
                            issuedAt: string;
                            pinSetAt: string | null;
                        }[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    issueCards: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                villageId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 家庭户 */
                    householdIds: string[];
                    /**
                     * 持卡人编号
                     * Format: uuid
                     */
                    holderId?: string;
                    /** @default false */
                    replace?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        villageName: string;
                        phone: string | null;
                        cards: {
                            /** Format: uuid */
                            cardId: string;
                            /** Format: uuid */
                            householdId: string;
                            number: string;
                            doorCode: string;
                            group: string;
                            headName: string;
                            address: string;
                            square: {
                                size: number;
                                path: string;
                            };
                        }[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listClaims: {
        parameters: {
            query?: {
                householdId?: string;
                state?: "in_review" | "returned" | "refused" | "approved";
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                villageId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        claims: {
                            /** Format: uuid */
                            eventId: string;
                            number: string;
                            /** @enum {string} */
                            source: "claim" | "visit" | "correction";
                            item: string;
                            itemTitle: string;
                            /** Format: uuid */
                            householdId: string;
                            /** Format: uuid */
                            memberId?: string;
                            /** Format: date-time */
                            happenedAt: string;
                            /** Format: date-time */
                            filedAt: string;
                            /** @enum {string} */
                            filedAs: "villager" | "helper";
                            /** @enum {string} */
                            state: "in_review" | "returned" | "refused" | "approved";
                            stateLabel: string;
                            stage?: string;
                            stageLabel?: string;
                            promisedBy: string;
                            points?: number;
                            wouldBe?: number;
                            reason?: string;
                            clause?: string;
                            clauseText?: string;
                            photoIds: string[];
                            note: string;
                            corrected: boolean;
                            acts: "resubmit"[];
                            decisions: {
                                stage: string;
                                stageTitle: string;
                                /** @enum {string} */
                                verdict: "approve" | "return" | "refuse";
                                verdictLabel: string;
                                /** Format: date-time */
                                at: string;
                                reasonLabel?: string;
                                comment?: string;
                                byLabel: string;
                            }[];
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    submitClaim: {
        parameters: {
            query?: {
                dryRun?: "0" | "1" | "true" | "false";
            };
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                villageId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 积分项目 */
                    item: string;
                    /**
                     * 家庭户
                     * Format: uuid
                     */
                    householdId: string;
                    /**
                     * 家庭成员
                     * Format: uuid
                     */
                    memberId?: string;
                    /** 发生时间 */
                    happenedAt?: string;
                    /**
                     * 照片
                     * @default []
                     */
                    photoIds?: string[];
                    /** 数量 */
                    quantity?: number;
                    /** 档次 */
                    grade?: string;
                    /** 说明 */
                    note?: string;
                    /** 代办原因 */
                    onBehalfReason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        eventId: string;
                        number: string;
                        /** @enum {string} */
                        state: "in_review";
                        stage: string;
                        stageTitle: string;
                        promisedBy: string;
                        preview: {
                            points: number;
                            wouldBe: number;
                            reason: string;
                            clause: string;
                        };
                    };
                };
            };
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        eventId: string;
                        number: string;
                        /** @enum {string} */
                        state: "in_review";
                        stage: string;
                        stageTitle: string;
                        promisedBy: string;
                        preview: {
                            points: number;
                            wouldBe: number;
                            reason: string;
                            clause: string;
                        };
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    resubmitClaim: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                villageId: number;
                eventId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 照片 */
                    photoIds: string[];
                    /** 说明 */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        eventId: string;
                        number: string;
                        /** @enum {string} */
                        state: "in_review";
                        stage: string;
                        stageTitle: string;
                        promisedBy: string;
                        preview: {
                            points: number;
                            wouldBe: number;
                            reason: string;
                            clause: string;
                        };
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readDataCopy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                villageId: number;
                copyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listErasures: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                villageId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        erasures: {
                            /** Format: uuid */
                            erasureId: string;
                            /** Format: uuid */
                            memberId: string;
                            /** Format: uuid */
                            householdId: string;
                            doorCode: string;
                            name: string;
                            /** Format: date-time */
                            askedAt: string;
                            /** @enum {string} */
                            way: "phone" | "desk";
                            byGuardian: boolean;
                            /** Format: date */
                            dueOn: string;
                            overdue: boolean;
                            /** @enum {string} */
                            state: "open" | "done" | "refused" | "taken_back";
                            reason: string | null;
                        }[];
                        eraseReasons: {
                            code: string;
                            label: string;
                        }[];
                        refuseReasons: {
                            code: string;
                            label: string;
                        }[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    decideErasure: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                villageId: number;
                erasureId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * 办还是不办
                     * @enum {string}
                     */
                    verdict: "erase" | "refuse";
                    /** 理由 */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        erasureId: string;
                        /** @enum {string} */
                        state: "done" | "refused";
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    takeErasureBack: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                villageId: number;
                erasureId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        erasureId: string;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    showEvent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                villageId: number;
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        eventId: string;
                        number: string;
                        /** @enum {string} */
                        source: "claim" | "visit" | "correction";
                        item: string;
                        itemTitle: string;
                        /** Format: uuid */
                        householdId: string;
                        /** Format: uuid */
                        memberId?: string;
                        /** Format: date-time */
                        happenedAt: string;
                        /** Format: date-time */
                        filedAt: string;
                        /** @enum {string} */
                        filedAs: "villager" | "helper";
                        /** @enum {string} */
                        state: "in_review" | "returned" | "refused" | "approved";
                        stateLabel: string;
                        stage?: string;
                        stageLabel?: string;
                        promisedBy: string;
                        points?: number;
                        wouldBe?: number;
                        reason?: string;
                        clause?: string;
                        clauseText?: string;
                        photoIds: string[];
                        note: string;
                        corrected: boolean;
                        acts: "resubmit"[];
                        decisions: {
                            stage: string;
                            stageTitle: string;
                            /** @enum {string} */
                            verdict: "approve" | "return" | "refuse";
                            verdictLabel: string;
                            /** Format: date-time */
                            at: string;
                            reasonLabel?: string;
                            comment?: string;
                            byLabel: string;
                        }[];
                        onBehalfReason?: string;
                        correctionReason?: string;
                        trace: {
                            label: string;
                            /** Format: date-time */
                            at: string;
                            byLabel: string;
                            comment?: string;
                        }[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    decideEvent: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                villageId: number;
                eventId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 审核环节 */
                    stage: string;
                    /**
                     * 审核结果
                     * @enum {string}
                     */
                    verdict: "approve" | "return" | "refuse";
                    /** 原因 */
                    reason?: string;
                    /** 审核意见 */
                    comment?: string;
                    /** 分值 */
                    points?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        eventId: string;
                        /** @enum {string} */
                        state: "in_review" | "returned" | "refused" | "approved";
                        stage: string | null;
                        /** Format: uuid */
                        decisionId: string;
                        posted?: {
                            points: number;
                            seq?: number;
                        };
                        undoable: boolean;
                        undoSeconds: number;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    undoDecision: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                villageId: number;
                eventId: string;
                decisionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        eventId: string;
                        /** @enum {string} */
                        state: "in_review";
                        stage: string;
                        /** Format: uuid */
                        decisionId: string;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    reverseEvent: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                villageId: number;
                eventId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 更正原因 */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        eventId: string;
                        /** Format: uuid */
                        correctionId: string;
                        number: string;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listExports: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                villageId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        exports: {
                            /** Format: uuid */
                            exportId: string;
                            /** @enum {string} */
                            kind: "workbook" | "archive";
                            inFull: boolean;
                            /** @enum {string} */
                            state: "waiting" | "done" | "failed";
                            /** Format: date-time */
                            askedAt: string;
                            /** Format: date-time */
                            expiresAt: string;
                            bytes: number;
                            ready: boolean;
                            mine: boolean;
                        }[];
                        reasons: {
                            /** @enum {string} */
                            code: "backup" | "handover" | "check" | "move";
                            label: string;
                        }[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    askExport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                villageId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * 导出什么
                     * @enum {string}
                     */
                    kind: "workbook" | "archive";
                    /** 要不要全称 */
                    inFull: boolean;
                    /**
                     * 理由
                     * @enum {string}
                     */
                    reason?: "backup" | "handover" | "check" | "move";
                    /** 说明 */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        exportId: string;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readExport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                villageId: number;
                exportId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readFactFields: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                villageId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        household: {
                            name: string;
                            /** @enum {string} */
                            type: "bool" | "int" | "number" | "text" | "date";
                            title: string;
                            note: string;
                        }[];
                        member: {
                            name: string;
                            /** @enum {string} */
                            type: "bool" | "int" | "number" | "text" | "date";
                            title: string;
                            note: string;
                        }[];
                        organisation: {
                            name: string;
                            /** @enum {string} */
                            type: "bool" | "int" | "number" | "text" | "date";
                            title: string;
                            note: string;
                        }[];
                        /** @enum {string} */
                        joins: "voluntary" | "automatic";
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    regroupHouseholds: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                villageId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * 小组还是片区
                     * @enum {string}
                     */
                    kind: "group" | "section";
                    /** 换哪几户 */
                    householdIds: string[];
                    /** 新名字 */
                    to: string;
                    /** 日期 */
                    on?: string;
                    /** 确实是另一个 */
                    sure?: boolean;
                    /** 原因 */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        households: number;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    mergeGroups: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                villageId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * 小组还是片区
                     * @enum {string}
                     */
                    kind: "group" | "section";
                    /** 名字 */
                    name: string;
                    /** 并到哪一个 */
                    into: string;
                    /** 日期 */
                    on?: string;
                    /**
                     * 原来的组长
                     * @enum {string}
                     */
                    duties: "follow" | "end";
                    /** 原因 */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        households: number;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    renameGroup: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                villageId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * 小组还是片区
                     * @enum {string}
                     */
                    kind: "group" | "section";
                    /** 名字 */
                    name: string;
                    /** 新名字 */
                    newName: string;
                    /** 确实是另一个 */
                    sure?: boolean;
                    /** 原因 */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        households: number;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listGroups: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                villageId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        groups: {
                            name: string;
                            households: number;
                            members: number;
                            crosses: string[];
                            duties: {
                                name: string;
                                /** @enum {string} */
                                role: "group_leader" | "helper";
                                standsInFor: string | null;
                            }[];
                        }[];
                        sections: {
                            name: string;
                            households: number;
                            members: number;
                            crosses: string[];
                            duties: {
                                name: string;
                                /** @enum {string} */
                                role: "group_leader" | "helper";
                                standsInFor: string | null;
                            }[];
                        }[];
                        without: {
                            group: number;
                            section: number;
                        };
                        alike: {
                            /**
                             * 小组还是片区
                             * @enum {string}
                             */
                            kind: "group" | "section";
                            names: string[];
                        }[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listHouseholds: {
        parameters: {
            query?: {
                q?: string;
                group?: string;
                section?: string;
                page?: number;
                pageSize?: number;
            };
            header?: never;
            path: {
                villageId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        households: {
                            /** Format: uuid */
                            id: string;
                            doorCode: string;
                            group: string;
                            section: string;
                            headName: string;
                            memberCount: number;
                            enrolled: boolean;
                            balances: {
                                balance: string;
                                label: string;
                                period: string;
                                periodLabel: string;
                                points: number;
                            }[];
                        }[];
                        total: number;
                        groups: string[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    addHousehold: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                villageId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 门牌 */
                    doorCode: string;
                    /** 村民小组 */
                    group?: string;
                    /** 片区 */
                    section?: string;
                    /** 情况 */
                    facts?: {
                        [key: string]: (boolean | number | string) | null;
                    };
                    /** 成员 */
                    members: {
                        /** 姓名 */
                        name: string;
                        /** 手机号 */
                        phone?: string | null;
                        /** 身份证号 */
                        idNumber?: string | null;
                        /** 出生日期 */
                        bornOn?: string | null;
                        /**
                         * 与户主的关系
                         * @enum {string}
                         */
                        relation: "head" | "spouse" | "child" | "parent" | "other";
                        /** 情况 */
                        facts?: {
                            [key: string]: (boolean | number | string) | null;
                        };
                    }[];
                    /** 日期 */
                    on: string;
                    /** 原因 */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        householdId: string;
                        memberIds: string[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readHousehold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                villageId: number;
                householdId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        doorCode: string;
                        group: string;
                        section: string;
                        headName: string;
                        enrolled: boolean;
                        joinedOn: string | null;
                        leftOn: string | null;
                        members: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @enum {string} */
                            relation: "head" | "spouse" | "child" | "parent" | "other";
                            participating: boolean;
                        }[];
                        balances: {
                            balance: string;
                            label: string;
                            period: string;
                            periodLabel: string;
                            points: number;
                        }[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    correctHousehold: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                villageId: number;
                householdId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 门牌 */
                    doorCode?: string;
                    /** 村民小组 */
                    group?: string;
                    /** 片区 */
                    section?: string;
                    /** 情况 */
                    facts?: {
                        [key: string]: (boolean | number | string) | null;
                    };
                    /** 日期 */
                    on?: string;
                    /** 原因 */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        householdId: string;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    setCardPin: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                villageId: number;
                householdId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 密码 */
                    pin: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        cardId: string;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    revokeCard: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                villageId: number;
                householdId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        cardId: string;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listHouseholdChanges: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                villageId: number;
                householdId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changes: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "household_added" | "household_corrected" | "household_changed" | "member_added" | "member_corrected" | "head" | "member_left" | "member_moved" | "member_died" | "split" | "merge" | "left_village" | "came_back" | "joined" | "withdrew" | "group_changed" | "section_changed" | "group_renamed" | "section_renamed";
                            label: string;
                            on: string | null;
                            /** Format: date-time */
                            writtenAt: string;
                            member: string;
                            other: {
                                /** Format: uuid */
                                householdId: string;
                                doorCode: string;
                            } | null;
                            note: string;
                        }[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    changeHousehold: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                villageId: number;
                householdId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "head";
                    /**
                     * 成员
                     * Format: uuid
                     */
                    memberId: string;
                    /**
                     * 与户主的关系
                     * @enum {string}
                     */
                    relation: "spouse" | "child" | "parent" | "other";
                    /** 日期 */
                    on: string;
                    /** 原因 */
                    reason: string;
                } | {
                    /** @enum {string} */
                    kind: "member_left";
                    /**
                     * 成员
                     * Format: uuid
                     */
                    memberId: string;
                    /**
                     * 新户主
                     * Format: uuid
                     */
                    newHeadId?: string;
                    /** 日期 */
                    on: string;
                    /** 原因 */
                    reason: string;
                } | {
                    /** @enum {string} */
                    kind: "member_died";
                    /**
                     * 成员
                     * Format: uuid
                     */
                    memberId: string;
                    /**
                     * 新户主
                     * Format: uuid
                     */
                    newHeadId?: string;
                    /** 日期 */
                    on: string;
                    /** 原因 */
                    reason: string;
                } | {
                    /** @enum {string} */
                    kind: "member_moved";
                    /**
                     * 成员
                     * Format: uuid
                     */
                    memberId: string;
                    /**
                     * 新户主
                     * Format: uuid
                     */
                    newHeadId?: string;
                    /**
                     * 转到的一户
                     * Format: uuid
                     */
                    toHouseholdId: string;
                    /**
                     * 与户主的关系
                     * @enum {string}
                     */
                    relation: "spouse" | "child" | "parent" | "other";
                    /**
                     * 算进人均
                     * @default true
                     */
                    takesPart?: boolean;
                    /** 日期 */
                    on: string;
                    /** 原因 */
                    reason: string;
                } | {
                    /** @enum {string} */
                    kind: "split";
                    members: {
                        /**
                         * 成员
                         * Format: uuid
                         */
                        memberId: string;
                        /**
                         * 与户主的关系
                         * @enum {string}
                         */
                        relation: "head" | "spouse" | "child" | "parent" | "other";
                    }[];
                    /** 门牌 */
                    doorCode: string;
                    /** 村民小组 */
                    group?: string;
                    /** 片区 */
                    section?: string;
                    /** 积分比例 */
                    share?: number;
                    /**
                     * 新户主
                     * Format: uuid
                     */
                    newHeadId?: string;
                    /** 日期 */
                    on: string;
                    /** 原因 */
                    reason: string;
                } | {
                    /** @enum {string} */
                    kind: "merge";
                    /**
                     * 并入的一户
                     * Format: uuid
                     */
                    intoHouseholdId: string;
                    relations?: {
                        [key: string]: "spouse" | "child" | "parent" | "other";
                    };
                    /** 日期 */
                    on: string;
                    /** 原因 */
                    reason: string;
                } | {
                    /** @enum {string} */
                    kind: "left_village";
                    /** 日期 */
                    on: string;
                    /** 原因 */
                    reason: string;
                } | {
                    /** @enum {string} */
                    kind: "came_back";
                    /** 门牌 */
                    doorCode?: string;
                    /** 参与计分 */
                    takesPart: boolean;
                    /** 接着原来的积分 */
                    keepsPoints: boolean;
                    /** 日期 */
                    on: string;
                    /** 原因 */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        householdId?: string;
                        /** Format: uuid */
                        memberId?: string;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    withdrawConsent: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                villageId: number;
                householdId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * 成员
                     * Format: uuid
                     */
                    memberId: string;
                    /** 同意的内容 */
                    purpose: string;
                    /** 第几版 */
                    version: number;
                    /**
                     * 怎样同意的
                     * @enum {string}
                     */
                    way?: "paper" | "spoken";
                    /**
                     * 监护人
                     * Format: uuid
                     */
                    guardianId?: string;
                    /**
                     * 是孩子的什么人
                     * @enum {string}
                     */
                    guardianRelation?: "parent" | "grandparent" | "other";
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        memberId: string;
                        purpose: string;
                        given: boolean;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listConsents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                villageId: number;
                householdId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        texts: {
                            purpose: string;
                            version: number;
                            title: string;
                            body: string;
                            required: boolean;
                        }[];
                        members: {
                            /** Format: uuid */
                            memberId: string;
                            name: string;
                            isHead: boolean;
                            isChild: boolean;
                            mayAnswer: boolean;
                            answers: {
                                purpose: string;
                                /** @enum {string} */
                                state: "given" | "outdated" | "withdrawn" | "refused" | "unasked";
                                version: number | null;
                                at: string | null;
                                way: ("phone" | "paper" | "spoken") | null;
                                guardianId: string | null;
                                guardianRelation: ("parent" | "grandparent" | "other") | null;
                            }[];
                        }[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    giveConsent: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                villageId: number;
                householdId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * 成员
                     * Format: uuid
                     */
                    memberId: string;
                    /** 同意的内容 */
                    purpose: string;
                    /** 第几版 */
                    version: number;
                    /**
                     * 怎样同意的
                     * @enum {string}
                     */
                    way?: "paper" | "spoken";
                    /**
                     * 监护人
                     * Format: uuid
                     */
                    guardianId?: string;
                    /**
                     * 是孩子的什么人
                     * @enum {string}
                     */
                    guardianRelation?: "parent" | "grandparent" | "other";
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        memberId: string;
                        purpose: string;
                        given: boolean;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readEnrolment: {
        parameters: {
            query?: {
                on?: string;
            };
            header?: never;
            path: {
                villageId: number;
                householdId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        state: "joined" | "left" | "never" | "closed";
                        joinedOn: string | null;
                        leftOn: string | null;
                        way: ("self" | "desk") | null;
                        paper: ("signed" | "spoken") | null;
                        day: string;
                        mayJoin: boolean;
                        eligibility: {
                            /** @enum {string} */
                            joins: "voluntary" | "automatic";
                            eligible: boolean | null;
                            refuses: boolean;
                            conditions: {
                                text: string;
                                met: boolean | null;
                                facts: {
                                    fact: string;
                                    title: string;
                                    type: string;
                                    value: boolean | number | string | null;
                                }[];
                                ways: {
                                    text: string;
                                    met: boolean | null;
                                    facts: {
                                        fact: string;
                                        title: string;
                                        type: string;
                                        value: boolean | number | string | null;
                                    }[];
                                }[];
                            }[];
                            clause: string;
                            clauseText: string;
                            note: string;
                        } | null;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    withdrawHousehold: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                villageId: number;
                householdId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 日期 */
                    lastOn?: string;
                    /**
                     * 怎样同意的
                     * @enum {string}
                     */
                    paper?: "signed" | "spoken";
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        householdId: string;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    enrolHousehold: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                villageId: number;
                householdId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 日期 */
                    on: string;
                    /**
                     * 由谁来办
                     * Format: uuid
                     */
                    memberId?: string;
                    /** 不算进人均的人 */
                    notCounting?: string[];
                    /** 同意的内容 */
                    consents: {
                        /** 同意的内容 */
                        purpose: string;
                        /** 第几版 */
                        version: number;
                    }[];
                    /**
                     * 怎样同意的
                     * @enum {string}
                     */
                    paper?: "signed" | "spoken";
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        householdId: string;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    explainHousehold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                villageId: number;
                householdId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        until: string;
                        unit: string;
                        takesPart: boolean;
                        accounts: {
                            balance: string;
                            title: string;
                            period: string;
                            periodTitle: string;
                            opening: number;
                            earned: number;
                            deducted: number;
                            redeemed: number;
                            closing: number;
                            expired: number;
                            carried: number;
                            lines: {
                                /** @enum {string} */
                                kind: "carried" | "base" | "succession" | "event" | "order" | "cancelled";
                                /** Format: date */
                                day: string;
                                eventId?: string;
                                eventNumber?: string;
                                memberId?: string;
                                points: number;
                                wouldBe: number;
                                after: number;
                                reason: string;
                                note: string;
                                clause: string;
                                clauseText: string;
                            }[];
                            ending: string;
                        }[];
                        settlements: {
                            period: string;
                            periodTitle: string;
                            total: number;
                            average: number | null;
                            rank: number | null;
                            categories: {
                                category: string;
                                title: string;
                                points: number;
                            }[];
                            sentences: string[];
                        }[];
                        honours: {
                            /** @enum {string} */
                            kind: "stars" | "title" | "gate" | "list";
                            id: string;
                            title: string;
                            period: string;
                            periodTitle: string;
                            had: boolean;
                            sentence: string;
                            clause: string;
                            clauseText: string;
                        }[];
                        bars: {
                            from: string[];
                            fromTitles: string[];
                            periods: string[];
                            /** Format: date */
                            day: string;
                            eventId?: string;
                            eventNumber?: string;
                            sentence: string;
                            clause: string;
                            clauseText: string;
                        }[];
                        refused: {
                            /** @enum {string} */
                            kind: "event" | "order";
                            /** Format: date */
                            day: string;
                            eventId?: string;
                            eventNumber?: string;
                            title: string;
                            code: string;
                            message: string;
                            clause: string;
                            clauseText: string;
                        }[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    unbindHelper: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                villageId: number;
                householdId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * 代办员
                     * Format: uuid
                     */
                    helperAccountId: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        bindingId: string;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listHelpers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                villageId: number;
                householdId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        helpers: {
                            /** Format: uuid */
                            accountId: string;
                            name: string;
                            group: string;
                            bound: boolean;
                            boundAt: string | null;
                        }[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    bindHelper: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                villageId: number;
                householdId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * 代办员
                     * Format: uuid
                     */
                    helperAccountId: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        bindingId: string;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    addMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                villageId: number;
                householdId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * 与户主的关系
                     * @enum {string}
                     */
                    relation: "spouse" | "child" | "parent" | "other";
                    person?: {
                        /** 姓名 */
                        name: string;
                        /** 手机号 */
                        phone?: string | null;
                        /** 身份证号 */
                        idNumber?: string | null;
                        /** 出生日期 */
                        bornOn?: string | null;
                        /** 情况 */
                        facts?: {
                            [key: string]: (boolean | number | string) | null;
                        };
                    };
                    /**
                     * 成员
                     * Format: uuid
                     */
                    memberId?: string;
                    /** 日期 */
                    on: string;
                    /**
                     * 算进人均
                     * @default true
                     */
                    takesPart?: boolean;
                    /** 原因 */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        memberId: string;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    correctMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                villageId: number;
                householdId: string;
                memberId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 姓名 */
                    name?: string;
                    /** 手机号 */
                    phone?: string | null;
                    /** 身份证号 */
                    idNumber?: string | null;
                    /** 出生日期 */
                    bornOn?: string | null;
                    /**
                     * 与户主的关系
                     * @enum {string}
                     */
                    relation?: "spouse" | "child" | "parent" | "other";
                    /** 情况 */
                    facts?: {
                        [key: string]: (boolean | number | string) | null;
                    };
                    /** 日期 */
                    on?: string;
                    /** 原因 */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        memberId: string;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readPassbook: {
        parameters: {
            query?: {
                balance?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                villageId: number;
                householdId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        balances: {
                            balance: string;
                            label: string;
                            period: string;
                            periodLabel: string;
                            points: number;
                        }[];
                        entries: {
                            id: string;
                            seq: number;
                            line: number;
                            /** Format: date-time */
                            happenedAt: string;
                            /** Format: date-time */
                            writtenAt: string;
                            eventId?: string;
                            eventNumber?: string;
                            item?: string;
                            itemTitle: string;
                            category?: string;
                            categoryTitle?: string;
                            balance: string;
                            balanceLabel: string;
                            period: string;
                            points: number;
                            balanceAfter: number;
                            reason: string;
                            clause?: string;
                            clauseText?: string;
                            wouldBe: number;
                            capNote?: string;
                            reversal: boolean;
                            reversed: boolean;
                            /** Format: uuid */
                            postingId: string;
                            /** Format: uuid */
                            pairPostingId?: string;
                            stages: {
                                stageTitle: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    revealHousehold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                villageId: number;
                householdId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * 查看原因
                     * @enum {string}
                     */
                    reason: "contact" | "correct" | "check" | "answer" | "print" | "other";
                    /** 说明 */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        members: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            relation: "head" | "spouse" | "child" | "parent" | "other";
                            name: string;
                            phone?: string;
                            idNumber?: string;
                            bornOn?: string;
                            guardianName?: string;
                            guardianPhone?: string;
                        }[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readRoster: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                villageId: number;
                householdId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        doorCode: string;
                        group: string;
                        section: string;
                        joinedOn: string | null;
                        leftOn: string | null;
                        closedOn: string | null;
                        facts: {
                            [key: string]: boolean | number | string;
                        };
                        fields: {
                            household: {
                                name: string;
                                /** @enum {string} */
                                type: "bool" | "int" | "number" | "text" | "date";
                                title: string;
                                note: string;
                            }[];
                            member: {
                                name: string;
                                /** @enum {string} */
                                type: "bool" | "int" | "number" | "text" | "date";
                                title: string;
                                note: string;
                            }[];
                        };
                        members: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            phone: string;
                            /** @enum {string} */
                            relation: "head" | "spouse" | "child" | "parent" | "other";
                            beganOn: string | null;
                            endedOn: string | null;
                            diedOn: string | null;
                            countsFrom: string | null;
                            countsTo: string | null;
                            facts: {
                                [key: string]: boolean | number | string;
                            };
                        }[];
                        past: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            phone: string;
                            /** @enum {string} */
                            relation: "head" | "spouse" | "child" | "parent" | "other";
                            beganOn: string | null;
                            endedOn: string | null;
                            diedOn: string | null;
                            countsFrom: string | null;
                            countsTo: string | null;
                            facts: {
                                [key: string]: boolean | number | string;
                            };
                        }[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listDataCopies: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                villageId: number;
                memberId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        copies: {
                            /** Format: uuid */
                            copyId: string;
                            /** @enum {string} */
                            state: "waiting" | "done" | "failed";
                            /** Format: date-time */
                            askedAt: string;
                            /** Format: date-time */
                            expiresAt: string;
                            bytes: number;
                            ready: boolean;
                        }[];
                        reasons: {
                            code: string;
                            label: string;
                        }[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    askDataCopy: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                villageId: number;
                memberId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * 理由
                     * @enum {string}
                     */
                    reason?: "no_phone" | "guardian" | "written";
                };
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        copyId: string;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    previewErasure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                villageId: number;
                memberId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        checks: {
                            code: string;
                            label: string;
                        }[];
                        goes: string[];
                        stays: string[];
                        isChild: boolean;
                        open: {
                            /** Format: uuid */
                            erasureId: string;
                            /** Format: date */
                            dueOn: string;
                            mine: boolean;
                        } | null;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    requestErasure: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                villageId: number;
                memberId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * 监护人到场
                     * @default false
                     */
                    byGuardian?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        erasureId: string;
                        /** Format: date */
                        dueOn: string;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listOrganisations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                villageId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        organisations: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @enum {string} */
                            kind: "shop" | "association" | "other";
                            kindLabel: string;
                            group: string;
                            household: {
                                /** Format: uuid */
                                householdId: string;
                                doorCode: string;
                            } | null;
                            facts: {
                                [key: string]: boolean | number | string;
                            };
                            closedOn: string | null;
                        }[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    addOrganisation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                villageId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 单位名称 */
                    name: string;
                    /**
                     * 单位类别
                     * @enum {string}
                     */
                    kind: "shop" | "association" | "other";
                    /** 村民小组 */
                    group?: string;
                    householdId?: string | null;
                    /** 情况 */
                    facts?: {
                        [key: string]: (boolean | number | string) | null;
                    };
                    /** 原因 */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        organisationId: string;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    correctOrganisation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                villageId: number;
                organisationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 单位名称 */
                    name: string;
                    /**
                     * 单位类别
                     * @enum {string}
                     */
                    kind: "shop" | "association" | "other";
                    /** 村民小组 */
                    group?: string;
                    householdId?: string | null;
                    /** 情况 */
                    facts?: {
                        [key: string]: (boolean | number | string) | null;
                    };
                    /** 原因 */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        organisationId: string;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    closeOrganisation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                villageId: number;
                organisationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 日期 */
                    on: string;
                    /** 原因 */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        organisationId: string;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listOutsideActs: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                villageId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        acts: {
                            seq: number;
                            /** Format: date-time */
                            at: string;
                            actorName: string;
                            actorPlace: string | null;
                            actorRole: string | null;
                            actionLabel: string;
                            target: string | null;
                            doorCode: string | null;
                            reason: string | null;
                        }[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listPhotoObjections: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                villageId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        objections: {
                            /** Format: uuid */
                            objectionId: string;
                            /** Format: uuid */
                            eventId: string;
                            eventNumber: string;
                            photoIds: string[];
                            /** Format: date-time */
                            askedAt: string;
                            /** @enum {string} */
                            way: "phone" | "desk";
                            ground: string;
                            /** Format: date */
                            dueOn: string;
                            overdue: boolean;
                            /** @enum {string} */
                            state: "open" | "kept" | "blurred" | "withdrawn";
                            reason: string | null;
                        }[];
                        grounds: {
                            code: string;
                            label: string;
                        }[];
                        reasons: {
                            code: string;
                            label: string;
                        }[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    objectToPhotos: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                villageId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 照片 */
                    photoIds?: string[];
                    /** 申报编号 */
                    eventNumber?: string;
                    /**
                     * 为什么
                     * @enum {string}
                     */
                    ground: "me" | "child" | "home" | "plate" | "other";
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        objectionId: string;
                        /** Format: date */
                        dueOn: string;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    decidePhotoObjection: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                villageId: number;
                objectionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * 怎么处理
                     * @enum {string}
                     */
                    verdict: "keep" | "withdraw" | "blur";
                    /**
                     * 理由
                     * @enum {string}
                     */
                    reason: "seen" | "child_seen" | "plate_seen" | "nobody" | "agreed";
                    /**
                     * 遮住的地方
                     * @default []
                     */
                    areas?: {
                        /**
                         * 照片
                         * Format: uuid
                         */
                        photoId: string;
                        /** 左边 */
                        x: number;
                        /** 上边 */
                        y: number;
                        /** 宽 */
                        width: number;
                        /** 高 */
                        height: number;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        objectionId: string;
                        /** @enum {string} */
                        state: "kept" | "withdrawn" | "blurred";
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    storePhoto: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                villageId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    photo: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        photoId: string;
                        width: number;
                        height: number;
                        bytes: number;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    showPhoto: {
        parameters: {
            query?: {
                size?: "full" | "thumb";
            };
            header?: never;
            path: {
                villageId: number;
                photoId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    takeRosterFile: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                villageId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        fileId: string;
                        title: string;
                        /** @enum {string} */
                        kind: "xlsx" | "xls" | "text" | "pasted";
                        /** Format: date-time */
                        uploadedAt: string;
                        /** Format: date-time */
                        expiresAt: string;
                        sheets: {
                            index: number;
                            name: string;
                            rows: number;
                        }[];
                        reading: {
                            sheet: number;
                            headerRow: number;
                            headerRows: number;
                            columns: ("skip" | "name" | "headName" | "relation" | "doorCode" | "householdNumber" | "group" | "section" | "idNumber" | "phone" | "bornOn" | "joinedOn" | "note" | "name@spouse" | "relation@spouse" | "idNumber@spouse" | "phone@spouse" | "bornOn@spouse" | "name@father" | "relation@father" | "idNumber@father" | "phone@father" | "bornOn@father" | "name@mother" | "relation@mother" | "idNumber@mother" | "phone@mother" | "bornOn@mother" | "name@child1" | "relation@child1" | "idNumber@child1" | "phone@child1" | "bornOn@child1" | "name@child2" | "relation@child2" | "idNumber@child2" | "phone@child2" | "bornOn@child2" | "name@child3" | "relation@child3" | "idNumber@child3" | "phone@child3" | "bornOn@child3" | "name@member1" | "relation@member1" | "idNumber@member1" | "phone@member1" | "bornOn@member1" | "name@member2" | "relation@member2" | "idNumber@member2" | "phone@member2" | "bornOn@member2" | "name@member3" | "relation@member3" | "idNumber@member3" | "phone@member3" | "bornOn@member3" | "name@member4" | "relation@member4" | "idNumber@member4" | "phone@member4" | "bornOn@member4" | "name@member5" | "relation@member5" | "idNumber@member5" | "phone@member5" | "bornOn@member5" | "name@member6" | "relation@member6" | "idNumber@member6" | "phone@member6" | "bornOn@member6" | "name@member7" | "relation@member7" | "idNumber@member7" | "phone@member7" | "bornOn@member7" | "name@member8" | "relation@member8" | "idNumber@member8" | "phone@member8" | "bornOn@member8")[];
                            joinOn: string | null;
                        };
                        columns: {
                            index: number;
                            letter: string;
                            label: string;
                            samples: string[];
                        }[];
                        targets: {
                            /** @enum {string} */
                            id: "skip" | "name" | "headName" | "relation" | "doorCode" | "householdNumber" | "group" | "section" | "idNumber" | "phone" | "bornOn" | "joinedOn" | "note" | "name@spouse" | "relation@spouse" | "idNumber@spouse" | "phone@spouse" | "bornOn@spouse" | "name@father" | "relation@father" | "idNumber@father" | "phone@father" | "bornOn@father" | "name@mother" | "relation@mother" | "idNumber@mother" | "phone@mother" | "bornOn@mother" | "name@child1" | "relation@child1" | "idNumber@child1" | "phone@child1" | "bornOn@child1" | "name@child2" | "relation@child2" | "idNumber@child2" | "phone@child2" | "bornOn@child2" | "name@child3" | "relation@child3" | "idNumber@child3" | "phone@child3" | "bornOn@child3" | "name@member1" | "relation@member1" | "idNumber@member1" | "phone@member1" | "bornOn@member1" | "name@member2" | "relation@member2" | "idNumber@member2" | "phone@member2" | "bornOn@member2" | "name@member3" | "relation@member3" | "idNumber@member3" | "phone@member3" | "bornOn@member3" | "name@member4" | "relation@member4" | "idNumber@member4" | "phone@member4" | "bornOn@member4" | "name@member5" | "relation@member5" | "idNumber@member5" | "phone@member5" | "bornOn@member5" | "name@member6" | "relation@member6" | "idNumber@member6" | "phone@member6" | "bornOn@member6" | "name@member7" | "relation@member7" | "idNumber@member7" | "phone@member7" | "bornOn@member7" | "name@member8" | "relation@member8" | "idNumber@member8" | "phone@member8" | "bornOn@member8";
                            label: string;
                        }[];
                        counts: {
                            persons: number;
                            households: {
                                make: number;
                                change: number;
                                same: number;
                            };
                            members: {
                                make: number;
                                change: number;
                                same: number;
                            };
                            refused: number;
                            leftOut: number;
                            errors: number;
                            notices: number;
                        };
                        kinds: {
                            /** @enum {string} */
                            code: "name_missing" | "name_garbled" | "name_malformed" | "name_too_long" | "name_rare" | "cell_error" | "value_error" | "id_scientific" | "id_rounded" | "id_zeroed_tail" | "id_length" | "id_check_digit" | "id_birth" | "id_region" | "id_old" | "id_repeated" | "person_repeated" | "phone_scientific" | "phone_landline" | "phone_malformed" | "phone_two" | "phone_shared" | "phone_elsewhere" | "phone_of_child" | "date_malformed" | "date_month_only" | "date_two_digits" | "date_lunar" | "date_future" | "date_too_old" | "born_differs" | "relation_unknown" | "relation_missing" | "head_assumed" | "head_repeated" | "head_missing" | "head_refused" | "head_gone" | "head_minor" | "person_died" | "person_left" | "door_code_missing" | "door_code_repeated" | "door_code_differs" | "door_code_long" | "group_spelling" | "lives_elsewhere" | "head_differs" | "namesakes_unclear";
                            title: string;
                            /** @enum {string} */
                            severity: "error" | "notice";
                            count: number;
                        }[];
                        skipped: {
                            /** @enum {string} */
                            why: "header" | "total" | "footer" | "remark" | "group_title";
                            count: number;
                            rows: number[];
                        }[];
                        preview: {
                            row: number;
                            doorCode: string;
                            group: string;
                            section: string;
                            name: string;
                            /** @enum {string} */
                            relation: "head" | "spouse" | "child" | "parent" | "other";
                            idNumber: string;
                            phone: string;
                            bornOn: string;
                            /** @enum {string} */
                            act: "make" | "same" | "change";
                        }[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readRosterFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                villageId: number;
                fileId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        fileId: string;
                        title: string;
                        /** @enum {string} */
                        kind: "xlsx" | "xls" | "text" | "pasted";
                        /** Format: date-time */
                        uploadedAt: string;
                        /** Format: date-time */
                        expiresAt: string;
                        sheets: {
                            index: number;
                            name: string;
                            rows: number;
                        }[];
                        reading: {
                            sheet: number;
                            headerRow: number;
                            headerRows: number;
                            columns: ("skip" | "name" | "headName" | "relation" | "doorCode" | "householdNumber" | "group" | "section" | "idNumber" | "phone" | "bornOn" | "joinedOn" | "note" | "name@spouse" | "relation@spouse" | "idNumber@spouse" | "phone@spouse" | "bornOn@spouse" | "name@father" | "relation@father" | "idNumber@father" | "phone@father" | "bornOn@father" | "name@mother" | "relation@mother" | "idNumber@mother" | "phone@mother" | "bornOn@mother" | "name@child1" | "relation@child1" | "idNumber@child1" | "phone@child1" | "bornOn@child1" | "name@child2" | "relation@child2" | "idNumber@child2" | "phone@child2" | "bornOn@child2" | "name@child3" | "relation@child3" | "idNumber@child3" | "phone@child3" | "bornOn@child3" | "name@member1" | "relation@member1" | "idNumber@member1" | "phone@member1" | "bornOn@member1" | "name@member2" | "relation@member2" | "idNumber@member2" | "phone@member2" | "bornOn@member2" | "name@member3" | "relation@member3" | "idNumber@member3" | "phone@member3" | "bornOn@member3" | "name@member4" | "relation@member4" | "idNumber@member4" | "phone@member4" | "bornOn@member4" | "name@member5" | "relation@member5" | "idNumber@member5" | "phone@member5" | "bornOn@member5" | "name@member6" | "relation@member6" | "idNumber@member6" | "phone@member6" | "bornOn@member6" | "name@member7" | "relation@member7" | "idNumber@member7" | "phone@member7" | "bornOn@member7" | "name@member8" | "relation@member8" | "idNumber@member8" | "phone@member8" | "bornOn@member8")[];
                            joinOn: string | null;
                        };
                        columns: {
                            index: number;
                            letter: string;
                            label: string;
                            samples: string[];
                        }[];
                        targets: {
                            /** @enum {string} */
                            id: "skip" | "name" | "headName" | "relation" | "doorCode" | "householdNumber" | "group" | "section" | "idNumber" | "phone" | "bornOn" | "joinedOn" | "note" | "name@spouse" | "relation@spouse" | "idNumber@spouse" | "phone@spouse" | "bornOn@spouse" | "name@father" | "relation@father" | "idNumber@father" | "phone@father" | "bornOn@father" | "name@mother" | "relation@mother" | "idNumber@mother" | "phone@mother" | "bornOn@mother" | "name@child1" | "relation@child1" | "idNumber@child1" | "phone@child1" | "bornOn@child1" | "name@child2" | "relation@child2" | "idNumber@child2" | "phone@child2" | "bornOn@child2" | "name@child3" | "relation@child3" | "idNumber@child3" | "phone@child3" | "bornOn@child3" | "name@member1" | "relation@member1" | "idNumber@member1" | "phone@member1" | "bornOn@member1" | "name@member2" | "relation@member2" | "idNumber@member2" | "phone@member2" | "bornOn@member2" | "name@member3" | "relation@member3" | "idNumber@member3" | "phone@member3" | "bornOn@member3" | "name@member4" | "relation@member4" | "idNumber@member4" | "phone@member4" | "bornOn@member4" | "name@member5" | "relation@member5" | "idNumber@member5" | "phone@member5" | "bornOn@member5" | "name@member6" | "relation@member6" | "idNumber@member6" | "phone@member6" | "bornOn@member6" | "name@member7" | "relation@member7" | "idNumber@member7" | "phone@member7" | "bornOn@member7" | "name@member8" | "relation@member8" | "idNumber@member8" | "phone@member8" | "bornOn@member8";
                            label: string;
                        }[];
                        counts: {
                            persons: number;
                            households: {
                                make: number;
                                change: number;
                                same: number;
                            };
                            members: {
                                make: number;
                                change: number;
                                same: number;
                            };
                            refused: number;
                            leftOut: number;
                            errors: number;
                            notices: number;
                        };
                        kinds: {
                            /** @enum {string} */
                            code: "name_missing" | "name_garbled" | "name_malformed" | "name_too_long" | "name_rare" | "cell_error" | "value_error" | "id_scientific" | "id_rounded" | "id_zeroed_tail" | "id_length" | "id_check_digit" | "id_birth" | "id_region" | "id_old" | "id_repeated" | "person_repeated" | "phone_scientific" | "phone_landline" | "phone_malformed" | "phone_two" | "phone_shared" | "phone_elsewhere" | "phone_of_child" | "date_malformed" | "date_month_only" | "date_two_digits" | "date_lunar" | "date_future" | "date_too_old" | "born_differs" | "relation_unknown" | "relation_missing" | "head_assumed" | "head_repeated" | "head_missing" | "head_refused" | "head_gone" | "head_minor" | "person_died" | "person_left" | "door_code_missing" | "door_code_repeated" | "door_code_differs" | "door_code_long" | "group_spelling" | "lives_elsewhere" | "head_differs" | "namesakes_unclear";
                            title: string;
                            /** @enum {string} */
                            severity: "error" | "notice";
                            count: number;
                        }[];
                        skipped: {
                            /** @enum {string} */
                            why: "header" | "total" | "footer" | "remark" | "group_title";
                            count: number;
                            rows: number[];
                        }[];
                        preview: {
                            row: number;
                            doorCode: string;
                            group: string;
                            section: string;
                            name: string;
                            /** @enum {string} */
                            relation: "head" | "spouse" | "child" | "parent" | "other";
                            idNumber: string;
                            phone: string;
                            bornOn: string;
                            /** @enum {string} */
                            act: "make" | "same" | "change";
                        }[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listRosterChanges: {
        parameters: {
            query?: {
                page?: number;
                pageSize?: number;
            };
            header?: never;
            path: {
                villageId: number;
                fileId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changes: {
                            row: number;
                            doorCode: string;
                            name: string;
                            field: string;
                            before: string;
                            after: string;
                        }[];
                        total: number;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listRosterFaults: {
        parameters: {
            query?: {
                severity?: "error" | "notice";
                code?: "name_missing" | "name_garbled" | "name_malformed" | "name_too_long" | "name_rare" | "cell_error" | "value_error" | "id_scientific" | "id_rounded" | "id_zeroed_tail" | "id_length" | "id_check_digit" | "id_birth" | "id_region" | "id_old" | "id_repeated" | "person_repeated" | "phone_scientific" | "phone_landline" | "phone_malformed" | "phone_two" | "phone_shared" | "phone_elsewhere" | "phone_of_child" | "date_malformed" | "date_month_only" | "date_two_digits" | "date_lunar" | "date_future" | "date_too_old" | "born_differs" | "relation_unknown" | "relation_missing" | "head_assumed" | "head_repeated" | "head_missing" | "head_refused" | "head_gone" | "head_minor" | "person_died" | "person_left" | "door_code_missing" | "door_code_repeated" | "door_code_differs" | "door_code_long" | "group_spelling" | "lives_elsewhere" | "head_differs" | "namesakes_unclear";
                page?: number;
                pageSize?: number;
            };
            header?: never;
            path: {
                villageId: number;
                fileId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        faults: {
                            row: number;
                            column: string;
                            columnLabel: string;
                            /** @enum {string} */
                            code: "name_missing" | "name_garbled" | "name_malformed" | "name_too_long" | "name_rare" | "cell_error" | "value_error" | "id_scientific" | "id_rounded" | "id_zeroed_tail" | "id_length" | "id_check_digit" | "id_birth" | "id_region" | "id_old" | "id_repeated" | "person_repeated" | "phone_scientific" | "phone_landline" | "phone_malformed" | "phone_two" | "phone_shared" | "phone_elsewhere" | "phone_of_child" | "date_malformed" | "date_month_only" | "date_two_digits" | "date_lunar" | "date_future" | "date_too_old" | "born_differs" | "relation_unknown" | "relation_missing" | "head_assumed" | "head_repeated" | "head_missing" | "head_refused" | "head_gone" | "head_minor" | "person_died" | "person_left" | "door_code_missing" | "door_code_repeated" | "door_code_differs" | "door_code_long" | "group_spelling" | "lives_elsewhere" | "head_differs" | "namesakes_unclear";
                            /** @enum {string} */
                            severity: "error" | "notice";
                            title: string;
                            found: string;
                            message: string;
                        }[];
                        total: number;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    startRosterImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                villageId: number;
                fileId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        importId: string;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    mapRosterFile: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                villageId: number;
                fileId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 表 */
                    sheet: number;
                    /** 每一列是什么 */
                    columns?: ("skip" | "name" | "headName" | "relation" | "doorCode" | "householdNumber" | "group" | "section" | "idNumber" | "phone" | "bornOn" | "joinedOn" | "note" | "name@spouse" | "relation@spouse" | "idNumber@spouse" | "phone@spouse" | "bornOn@spouse" | "name@father" | "relation@father" | "idNumber@father" | "phone@father" | "bornOn@father" | "name@mother" | "relation@mother" | "idNumber@mother" | "phone@mother" | "bornOn@mother" | "name@child1" | "relation@child1" | "idNumber@child1" | "phone@child1" | "bornOn@child1" | "name@child2" | "relation@child2" | "idNumber@child2" | "phone@child2" | "bornOn@child2" | "name@child3" | "relation@child3" | "idNumber@child3" | "phone@child3" | "bornOn@child3" | "name@member1" | "relation@member1" | "idNumber@member1" | "phone@member1" | "bornOn@member1" | "name@member2" | "relation@member2" | "idNumber@member2" | "phone@member2" | "bornOn@member2" | "name@member3" | "relation@member3" | "idNumber@member3" | "phone@member3" | "bornOn@member3" | "name@member4" | "relation@member4" | "idNumber@member4" | "phone@member4" | "bornOn@member4" | "name@member5" | "relation@member5" | "idNumber@member5" | "phone@member5" | "bornOn@member5" | "name@member6" | "relation@member6" | "idNumber@member6" | "phone@member6" | "bornOn@member6" | "name@member7" | "relation@member7" | "idNumber@member7" | "phone@member7" | "bornOn@member7" | "name@member8" | "relation@member8" | "idNumber@member8" | "phone@member8" | "bornOn@member8")[];
                    /** 开始参与的日子 */
                    joinOn: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        fileId: string;
                        title: string;
                        /** @enum {string} */
                        kind: "xlsx" | "xls" | "text" | "pasted";
                        /** Format: date-time */
                        uploadedAt: string;
                        /** Format: date-time */
                        expiresAt: string;
                        sheets: {
                            index: number;
                            name: string;
                            rows: number;
                        }[];
                        reading: {
                            sheet: number;
                            headerRow: number;
                            headerRows: number;
                            columns: ("skip" | "name" | "headName" | "relation" | "doorCode" | "householdNumber" | "group" | "section" | "idNumber" | "phone" | "bornOn" | "joinedOn" | "note" | "name@spouse" | "relation@spouse" | "idNumber@spouse" | "phone@spouse" | "bornOn@spouse" | "name@father" | "relation@father" | "idNumber@father" | "phone@father" | "bornOn@father" | "name@mother" | "relation@mother" | "idNumber@mother" | "phone@mother" | "bornOn@mother" | "name@child1" | "relation@child1" | "idNumber@child1" | "phone@child1" | "bornOn@child1" | "name@child2" | "relation@child2" | "idNumber@child2" | "phone@child2" | "bornOn@child2" | "name@child3" | "relation@child3" | "idNumber@child3" | "phone@child3" | "bornOn@child3" | "name@member1" | "relation@member1" | "idNumber@member1" | "phone@member1" | "bornOn@member1" | "name@member2" | "relation@member2" | "idNumber@member2" | "phone@member2" | "bornOn@member2" | "name@member3" | "relation@member3" | "idNumber@member3" | "phone@member3" | "bornOn@member3" | "name@member4" | "relation@member4" | "idNumber@member4" | "phone@member4" | "bornOn@member4" | "name@member5" | "relation@member5" | "idNumber@member5" | "phone@member5" | "bornOn@member5" | "name@member6" | "relation@member6" | "idNumber@member6" | "phone@member6" | "bornOn@member6" | "name@member7" | "relation@member7" | "idNumber@member7" | "phone@member7" | "bornOn@member7" | "name@member8" | "relation@member8" | "idNumber@member8" | "phone@member8" | "bornOn@member8")[];
                            joinOn: string | null;
                        };
                        columns: {
                            index: number;
                            letter: string;
                            label: string;
                            samples: string[];
                        }[];
                        targets: {
                            /** @enum {string} */
                            id: "skip" | "name" | "headName" | "relation" | "doorCode" | "householdNumber" | "group" | "section" | "idNumber" | "phone" | "bornOn" | "joinedOn" | "note" | "name@spouse" | "relation@spouse" | "idNumber@spouse" | "phone@spouse" | "bornOn@spouse" | "name@father" | "relation@father" | "idNumber@father" | "phone@father" | "bornOn@father" | "name@mother" | "relation@mother" | "idNumber@mother" | "phone@mother" | "bornOn@mother" | "name@child1" | "relation@child1" | "idNumber@child1" | "phone@child1" | "bornOn@child1" | "name@child2" | "relation@child2" | "idNumber@child2" | "phone@child2" | "bornOn@child2" | "name@child3" | "relation@child3" | "idNumber@child3" | "phone@child3" | "bornOn@child3" | "name@member1" | "relation@member1" | "idNumber@member1" | "phone@member1" | "bornOn@member1" | "name@member2" | "relation@member2" | "idNumber@member2" | "phone@member2" | "bornOn@member2" | "name@member3" | "relation@member3" | "idNumber@member3" | "phone@member3" | "bornOn@member3" | "name@member4" | "relation@member4" | "idNumber@member4" | "phone@member4" | "bornOn@member4" | "name@member5" | "relation@member5" | "idNumber@member5" | "phone@member5" | "bornOn@member5" | "name@member6" | "relation@member6" | "idNumber@member6" | "phone@member6" | "bornOn@member6" | "name@member7" | "relation@member7" | "idNumber@member7" | "phone@member7" | "bornOn@member7" | "name@member8" | "relation@member8" | "idNumber@member8" | "phone@member8" | "bornOn@member8";
                            label: string;
                        }[];
                        counts: {
                            persons: number;
                            households: {
                                make: number;
                                change: number;
                                same: number;
                            };
                            members: {
                                make: number;
                                change: number;
                                same: number;
                            };
                            refused: number;
                            leftOut: number;
                            errors: number;
                            notices: number;
                        };
                        kinds: {
                            /** @enum {string} */
                            code: "name_missing" | "name_garbled" | "name_malformed" | "name_too_long" | "name_rare" | "cell_error" | "value_error" | "id_scientific" | "id_rounded" | "id_zeroed_tail" | "id_length" | "id_check_digit" | "id_birth" | "id_region" | "id_old" | "id_repeated" | "person_repeated" | "phone_scientific" | "phone_landline" | "phone_malformed" | "phone_two" | "phone_shared" | "phone_elsewhere" | "phone_of_child" | "date_malformed" | "date_month_only" | "date_two_digits" | "date_lunar" | "date_future" | "date_too_old" | "born_differs" | "relation_unknown" | "relation_missing" | "head_assumed" | "head_repeated" | "head_missing" | "head_refused" | "head_gone" | "head_minor" | "person_died" | "person_left" | "door_code_missing" | "door_code_repeated" | "door_code_differs" | "door_code_long" | "group_spelling" | "lives_elsewhere" | "head_differs" | "namesakes_unclear";
                            title: string;
                            /** @enum {string} */
                            severity: "error" | "notice";
                            count: number;
                        }[];
                        skipped: {
                            /** @enum {string} */
                            why: "header" | "total" | "footer" | "remark" | "group_title";
                            count: number;
                            rows: number[];
                        }[];
                        preview: {
                            row: number;
                            doorCode: string;
                            group: string;
                            section: string;
                            name: string;
                            /** @enum {string} */
                            relation: "head" | "spouse" | "child" | "parent" | "other";
                            idNumber: string;
                            phone: string;
                            bornOn: string;
                            /** @enum {string} */
                            act: "make" | "same" | "change";
                        }[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    markRosterFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                villageId: number;
                fileId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listRosterImports: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                villageId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        imports: {
                            /** Format: uuid */
                            importId: string;
                            /** Format: uuid */
                            fileId: string;
                            /** @enum {string} */
                            state: "waiting" | "running" | "done" | "failed" | "undoing" | "undone";
                            /** Format: date-time */
                            askedAt: string;
                            mine: boolean;
                            done: number;
                            total: number;
                            counts: {
                                households: {
                                    made: number;
                                    changed: number;
                                    same: number;
                                };
                                members: {
                                    made: number;
                                    changed: number;
                                    same: number;
                                };
                                refused: number;
                                leftOut: number;
                                notices: number;
                            } | null;
                            endedAt: string | null;
                            undoUntil: string | null;
                            kept: {
                                /** Format: uuid */
                                householdId: string;
                                doorCode: string;
                                /** @enum {string} */
                                reason: "touched" | "in_use" | "in_ledger" | "has_account";
                            }[];
                        }[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readRosterImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                villageId: number;
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        importId: string;
                        /** Format: uuid */
                        fileId: string;
                        /** @enum {string} */
                        state: "waiting" | "running" | "done" | "failed" | "undoing" | "undone";
                        /** Format: date-time */
                        askedAt: string;
                        mine: boolean;
                        done: number;
                        total: number;
                        counts: {
                            households: {
                                made: number;
                                changed: number;
                                same: number;
                            };
                            members: {
                                made: number;
                                changed: number;
                                same: number;
                            };
                            refused: number;
                            leftOut: number;
                            notices: number;
                        } | null;
                        endedAt: string | null;
                        undoUntil: string | null;
                        kept: {
                            /** Format: uuid */
                            householdId: string;
                            doorCode: string;
                            /** @enum {string} */
                            reason: "touched" | "in_use" | "in_ledger" | "has_account";
                        }[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    undoRosterImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                villageId: number;
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        importId: string;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    takeRosterText: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                villageId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 粘贴的名册 */
                    text: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        fileId: string;
                        title: string;
                        /** @enum {string} */
                        kind: "xlsx" | "xls" | "text" | "pasted";
                        /** Format: date-time */
                        uploadedAt: string;
                        /** Format: date-time */
                        expiresAt: string;
                        sheets: {
                            index: number;
                            name: string;
                            rows: number;
                        }[];
                        reading: {
                            sheet: number;
                            headerRow: number;
                            headerRows: number;
                            columns: ("skip" | "name" | "headName" | "relation" | "doorCode" | "householdNumber" | "group" | "section" | "idNumber" | "phone" | "bornOn" | "joinedOn" | "note" | "name@spouse" | "relation@spouse" | "idNumber@spouse" | "phone@spouse" | "bornOn@spouse" | "name@father" | "relation@father" | "idNumber@father" | "phone@father" | "bornOn@father" | "name@mother" | "relation@mother" | "idNumber@mother" | "phone@mother" | "bornOn@mother" | "name@child1" | "relation@child1" | "idNumber@child1" | "phone@child1" | "bornOn@child1" | "name@child2" | "relation@child2" | "idNumber@child2" | "phone@child2" | "bornOn@child2" | "name@child3" | "relation@child3" | "idNumber@child3" | "phone@child3" | "bornOn@child3" | "name@member1" | "relation@member1" | "idNumber@member1" | "phone@member1" | "bornOn@member1" | "name@member2" | "relation@member2" | "idNumber@member2" | "phone@member2" | "bornOn@member2" | "name@member3" | "relation@member3" | "idNumber@member3" | "phone@member3" | "bornOn@member3" | "name@member4" | "relation@member4" | "idNumber@member4" | "phone@member4" | "bornOn@member4" | "name@member5" | "relation@member5" | "idNumber@member5" | "phone@member5" | "bornOn@member5" | "name@member6" | "relation@member6" | "idNumber@member6" | "phone@member6" | "bornOn@member6" | "name@member7" | "relation@member7" | "idNumber@member7" | "phone@member7" | "bornOn@member7" | "name@member8" | "relation@member8" | "idNumber@member8" | "phone@member8" | "bornOn@member8")[];
                            joinOn: string | null;
                        };
                        columns: {
                            index: number;
                            letter: string;
                            label: string;
                            samples: string[];
                        }[];
                        targets: {
                            /** @enum {string} */
                            id: "skip" | "name" | "headName" | "relation" | "doorCode" | "householdNumber" | "group" | "section" | "idNumber" | "phone" | "bornOn" | "joinedOn" | "note" | "name@spouse" | "relation@spouse" | "idNumber@spouse" | "phone@spouse" | "bornOn@spouse" | "name@father" | "relation@father" | "idNumber@father" | "phone@father" | "bornOn@father" | "name@mother" | "relation@mother" | "idNumber@mother" | "phone@mother" | "bornOn@mother" | "name@child1" | "relation@child1" | "idNumber@child1" | "phone@child1" | "bornOn@child1" | "name@child2" | "relation@child2" | "idNumber@child2" | "phone@child2" | "bornOn@child2" | "name@child3" | "relation@child3" | "idNumber@child3" | "phone@child3" | "bornOn@child3" | "name@member1" | "relation@member1" | "idNumber@member1" | "phone@member1" | "bornOn@member1" | "name@member2" | "relation@member2" | "idNumber@member2" | "phone@member2" | "bornOn@member2" | "name@member3" | "relation@member3" | "idNumber@member3" | "phone@member3" | "bornOn@member3" | "name@member4" | "relation@member4" | "idNumber@member4" | "phone@member4" | "bornOn@member4" | "name@member5" | "relation@member5" | "idNumber@member5" | "phone@member5" | "bornOn@member5" | "name@member6" | "relation@member6" | "idNumber@member6" | "phone@member6" | "bornOn@member6" | "name@member7" | "relation@member7" | "idNumber@member7" | "phone@member7" | "bornOn@member7" | "name@member8" | "relation@member8" | "idNumber@member8" | "phone@member8" | "bornOn@member8";
                            label: string;
                        }[];
                        counts: {
                            persons: number;
                            households: {
                                make: number;
                                change: number;
                                same: number;
                            };
                            members: {
                                make: number;
                                change: number;
                                same: number;
                            };
                            refused: number;
                            leftOut: number;
                            errors: number;
                            notices: number;
                        };
                        kinds: {
                            /** @enum {string} */
                            code: "name_missing" | "name_garbled" | "name_malformed" | "name_too_long" | "name_rare" | "cell_error" | "value_error" | "id_scientific" | "id_rounded" | "id_zeroed_tail" | "id_length" | "id_check_digit" | "id_birth" | "id_region" | "id_old" | "id_repeated" | "person_repeated" | "phone_scientific" | "phone_landline" | "phone_malformed" | "phone_two" | "phone_shared" | "phone_elsewhere" | "phone_of_child" | "date_malformed" | "date_month_only" | "date_two_digits" | "date_lunar" | "date_future" | "date_too_old" | "born_differs" | "relation_unknown" | "relation_missing" | "head_assumed" | "head_repeated" | "head_missing" | "head_refused" | "head_gone" | "head_minor" | "person_died" | "person_left" | "door_code_missing" | "door_code_repeated" | "door_code_differs" | "door_code_long" | "group_spelling" | "lives_elsewhere" | "head_differs" | "namesakes_unclear";
                            title: string;
                            /** @enum {string} */
                            severity: "error" | "notice";
                            count: number;
                        }[];
                        skipped: {
                            /** @enum {string} */
                            why: "header" | "total" | "footer" | "remark" | "group_title";
                            count: number;
                            rows: number[];
                        }[];
                        preview: {
                            row: number;
                            doorCode: string;
                            group: string;
                            section: string;
                            name: string;
                            /** @enum {string} */
                            relation: "head" | "spouse" | "child" | "parent" | "other";
                            idNumber: string;
                            phone: string;
                            bornOn: string;
                            /** @enum {string} */
                            act: "make" | "same" | "change";
                        }[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readScheme: {
        parameters: {
            query?: {
                version?: string;
            };
            header?: never;
            path: {
                villageId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        schemeId: string;
                        title: string;
                        version: string;
                        from: string;
                        decimals: number;
                        unitLabel: string;
                        balances: {
                            id: string;
                            label: string;
                            holder: string;
                            period: string;
                        }[];
                        categories: {
                            id: string;
                            title: string;
                        }[];
                        items: {
                            id: string;
                            title: string;
                            short: string;
                            category: string;
                            /** @enum {string} */
                            kind: "award" | "deduction" | "appraisal" | "veto";
                            subjects: ("household" | "member" | "organisation" | "group" | "section")[];
                            points: {
                                /** @enum {string} */
                                type: "fixed";
                                points: number;
                            } | {
                                /** @enum {string} */
                                type: "range";
                                min: number;
                                max: number;
                            } | {
                                /** @enum {string} */
                                type: "grades";
                                grades: {
                                    id: string;
                                    title: string;
                                    min: number;
                                    max: number;
                                }[];
                            } | {
                                /** @enum {string} */
                                type: "perUnit";
                                each: number;
                                for: number;
                                unit: string;
                                whole: boolean;
                                max: number | null;
                            } | {
                                /** @enum {string} */
                                type: "tiers";
                                unit: string;
                                steps: {
                                    from: number;
                                    points: number;
                                }[];
                            } | {
                                /** @enum {string} */
                                type: "byDate";
                                steps: {
                                    until: string;
                                    points: number;
                                }[];
                                after: number | null;
                            } | {
                                /** @enum {string} */
                                type: "byTimes";
                                /** @enum {string} */
                                per: "day" | "week" | "month" | "bimonth" | "quarter" | "half" | "year" | "life";
                                /** @enum {string} */
                                of: "holder" | "household" | "member" | "organisation" | "group" | "section" | "village";
                                steps: {
                                    from: number;
                                    points: number;
                                }[];
                            } | {
                                /** @enum {string} */
                                type: "score";
                                max: number;
                                parts: {
                                    id: string;
                                    title: string;
                                    max: number;
                                }[];
                            } | {
                                /** @enum {string} */
                                type: "faults";
                                full: number;
                                each: number;
                                floor: number;
                                unit: string;
                            } | {
                                /** @enum {string} */
                                type: "formula";
                                label: string;
                                min: number | null;
                                max: number | null;
                            } | {
                                /** @enum {string} */
                                type: "none";
                            };
                            pointsLabel: string;
                            capture: ("claim" | "behalf" | "visit" | "activity" | "document" | "import")[];
                            evidence: {
                                photosMin: number;
                                photosMax: number;
                                kinds: string[];
                                note: string;
                            };
                            limitLabel: string;
                            clause: string;
                            clauseText: string;
                            icon: string;
                            active: boolean;
                            season: {
                                from: string;
                                to: string;
                            } | null;
                            note: string;
                        }[];
                        tiles: string[];
                        stages: {
                            id: string;
                            title: string;
                            role: string;
                            /** @enum {string} */
                            level: "village" | "town" | "district";
                            deadlineWorkdays: number;
                        }[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    compareSchemeVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                villageId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 方案内容 */
                    document: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        findings: {
                            /** @enum {string} */
                            level: "error" | "warning";
                            code: string;
                            path: string;
                            message: string;
                            line: number | null;
                            column: number | null;
                            clause: string | null;
                        }[];
                        against: string | null;
                        items: {
                            id: string;
                            title: string;
                            /** @enum {string} */
                            change: "added" | "removed" | "changed";
                            parts: {
                                /** @enum {string} */
                                part: "points" | "limit" | "title" | "kind" | "category" | "photos" | "active" | "season" | "clause" | "note";
                                before: string;
                                after: string;
                            }[];
                        }[];
                        sections: string[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readSchemeText: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                villageId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: string;
                        from: string;
                        inForce: boolean;
                        document: string;
                        next: {
                            version: string;
                            from: string;
                        };
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listSchemeVersions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                villageId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        versions: {
                            version: string;
                            schemeId: string;
                            from: string;
                            sha256: string;
                            note: string;
                            /** Format: date-time */
                            publishedAt: string;
                            inForce: boolean;
                        }[];
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    publishSchemeVersion: {
        parameters: {
            query?: {
                dryRun?: "0" | "1" | "true" | "false";
            };
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                villageId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 方案内容 */
                    document: string;
                    /**
                     * 说明
                     * @default
                     */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: string;
                        seq: number;
                        from: string;
                        sha256: string;
                    };
                };
            };
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: string;
                        seq: number;
                        from: string;
                        sha256: string;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    recordVisit: {
        parameters: {
            query?: {
                dryRun?: "0" | "1" | "true" | "false";
            };
            header?: {
                /** @description Made by the caller for each act; the same key again answers the first result. Left out in a dry run. */
                "Idempotency-Key"?: string;
            };
            path: {
                villageId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 积分项目 */
                    item: string;
                    /**
                     * 家庭户
                     * Format: uuid
                     */
                    householdId: string;
                    /**
                     * 家庭成员
                     * Format: uuid
                     */
                    memberId?: string;
                    /** 发生时间 */
                    happenedAt?: string;
                    /** 各项得分 */
                    scores?: {
                        [key: string]: number;
                    };
                    /** 得分 */
                    score?: number;
                    /** 数量 */
                    quantity?: number;
                    /** 档次 */
                    grade?: string;
                    /**
                     * 照片
                     * @default []
                     */
                    photoIds?: string[];
                    /** 说明 */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        eventId: string;
                        number: string;
                        /** @enum {string} */
                        state: "in_review";
                        stage: string;
                        stageTitle: string;
                        promisedBy: string;
                        preview: {
                            points: number;
                            wouldBe: number;
                            reason: string;
                            clause: string;
                        };
                    };
                };
            };
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        eventId: string;
                        number: string;
                        /** @enum {string} */
                        state: "in_review";
                        stage: string;
                        stageTitle: string;
                        promisedBy: string;
                        preview: {
                            points: number;
                            wouldBe: number;
                            reason: string;
                            clause: string;
                        };
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ok" | "starting" | "degraded";
                        /** @enum {string} */
                        database: "up" | "down";
                        version: string;
                    };
                };
            };
            /** @description Done */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ok" | "starting" | "degraded";
                        /** @enum {string} */
                        database: "up" | "down";
                        version: string;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    showChainHead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                villageCode: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        village: {
                            code: string;
                            name: string;
                        };
                        seq: number;
                        hash: string;
                        algorithm: string;
                        /** Format: date-time */
                        at: string;
                    };
                };
            };
            /** @description Refused; `error.code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
}
