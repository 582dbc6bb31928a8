/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"

G_BEGIN_DECLS

/* Which villages' lists this laptop may open, and until when (design D3). A lease comes sealed to
 * one of the laptop's one-time keys; on receipt each village's key is sealed again, to the roll's
 * public key, and the one-time secret is gone in the same transaction: no old copy on a stick opens
 * twice. Its end closes the lists and destroys nothing (gvt-lease-ends.h). In the middle of a class
 * that was begun before it no list closes, for a day at most. */

#define GVT_LEASE_TYPE         "lease/1" /* of the outbox message, and the seal's context */
#define GVT_LEASE_MAX_VILLAGES 2000
#define GVT_LEASE_WARN_US      (3 * G_TIME_SPAN_DAY) /* before its end */
#define GVT_LEASE_HOLD_US      G_TIME_SPAN_DAY       /* after it, at most, for a class */

/**
 * gvt_leases_accept:
 * @db: inside the transaction that also takes the message as received
 * @payload: of an outbox message of type %GVT_LEASE_TYPE whose signature was checked
 *
 * Any user's session can receive a lease; only those whose slot holds the roll key can open it.
 * %GVT_ERROR_BAD_SIGNATURE when none of this laptop's one-time keys opens it, %GVT_ERROR_FORBIDDEN
 * when it was made for another device or incarnation, %GVT_ERROR_BAD_FORMAT when it makes no sense;
 * nothing is changed then.
 */
gboolean gvt_leases_accept (GvtProfile *profile, GvtDb *db, GBytes *payload, GError **error);

typedef enum
{
  GVT_LEASED_OPEN,    /* the list is here and may be opened */
  GVT_LEASED_NOT_YET, /* the lease begins later */
  GVT_LEASED_EXPIRED, /* closed: ask for an extension */
  GVT_LEASED_NO_LIST, /* no file yet, or one under another key: fetch it */
} GvtLeasedState;

/* One village's list under one lease, as far as it can be told without opening it. Properties
 * "village", "village-name", "election", "as-of" and "state-text". */
#define GVT_TYPE_LEASED_LIST (gvt_leased_list_get_type ())
G_DECLARE_FINAL_TYPE (GvtLeasedList, gvt_leased_list, GVT, LEASED_LIST, GObject)

const char *gvt_leased_list_get_village (GvtLeasedList *self);
/** gvt_leased_list_get_village_name: "" while there is no file */
const char *gvt_leased_list_get_village_name (GvtLeasedList *self);
const char *gvt_leased_list_get_election (GvtLeasedList *self);
const char *gvt_leased_list_get_as_of (GvtLeasedList *self); /* "" while there is no file */
guint gvt_leased_list_get_version (GvtLeasedList *self);     /* 0 while there is no file */
guint gvt_leased_list_get_rows (GvtLeasedList *self);
gint64 gvt_leased_list_get_not_after (GvtLeasedList *self);
GvtLeasedState gvt_leased_list_get_state (GvtLeasedList *self);
/** gvt_leased_list_ends_soon: open, with less than three days left, or none */
gboolean gvt_leased_list_ends_soon (GvtLeasedList *self);
/** gvt_leased_list_is_held: its time is over, and it stays open until a class is closed */
gboolean gvt_leased_list_is_held (GvtLeasedList *self);

/** gvt_leases_list: the lists of the present user's area, by village and election; of several
 * leases for one list the one that serves longest. Any user. Returns: (transfer full) (nullable)
 * (element-type GvtLeasedList) */
GListModel *gvt_leases_list (GvtProfile *profile, GError **error);

/** gvt_leases_now: the time that opens and closes lists: this laptop's clock, but never before
 * trusted time (gvt_journal_get_trusted_time()), and not more than 30 days past it (then that one
 * counts) */
gboolean gvt_leases_now (GvtProfile *profile, GvtDb *db, gint64 *now_us, GError **error);

G_END_DECLS
