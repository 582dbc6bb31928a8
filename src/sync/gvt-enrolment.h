/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-code-file.h"
#include "gvt-profile.h"
#include "gvt-transport.h"

G_BEGIN_DECLS

/* How a folder becomes a laptop of the centre: ask who may use it, let them choose passphrases, be
 * taken in. Everything is made beside its place and the vault's rename is the one moment from which
 * the laptop is enrolled. Cut off before it, the same code and passphrases take it up again,
 * whether the centre had already said yes or not. Blocks; one thread at a time. */
#define GVT_TYPE_ENROLMENT (gvt_enrolment_get_type ())
G_DECLARE_FINAL_TYPE (GvtEnrolment, gvt_enrolment, GVT, ENROLMENT, GObject)

/* Somebody with the passphrase he chose; borrowed. */
typedef struct
{
  const GvtUser *user; /* as the centre named him */
  const char *passphrase;
} GvtNewUser;

/** gvt_enrolment_new: @profile: not enrolled; @address: what @transport leads to, kept for later
 * talks */
GvtEnrolment *gvt_enrolment_new (GvtProfile *profile, const char *address, GvtTransport *transport);

/**
 * gvt_enrolment_ask:
 * @codes: (element-type GvtEnrolmentCode): of one centre, as a #GvtCodeFile has them; each is for
 * one laptop and admits the same people
 *
 * Makes sure that the centre is the one that the codes are for, and asks it whom they admit.
 * Nothing is used up. Each laptop begins somewhere else in a file of many and goes on to the next
 * where one is spent, so that forty with one stick do not stand in each other's way.
 *
 * Returns: (transfer full) (element-type GvtUser) (nullable): %GVT_ERROR_BAD_SIGNATURE for
 * a false centre, %GVT_ERROR_REFUSED or %GVT_ERROR_EXPIRED as the centre says
 */
GPtrArray *
gvt_enrolment_ask (GvtEnrolment *self, GArray *codes, GCancellable *cancellable, GError **error);
/* What the centre is, known once it was asked. */
const char *gvt_enrolment_get_centre_name (GvtEnrolment *self); /* (nullable) */
gboolean gvt_enrolment_is_practice (GvtEnrolment *self);

/**
 * gvt_enrolment_take:
 * @users: of those that the centre named; %GVT_ROLL_HOLDERS_MIN of them at least open the roll, or
 *   it is %GVT_ERROR_BAD_INPUT
 * @kdf: (nullable): %NULL measures this machine
 *
 * Makes the vault and the store and registers the laptop by the next code that is free. Afterwards
 * the profile is enrolled, and unlocked by the first of @users who opens the roll. Asking comes
 * first.
 *
 * Returns: %FALSE with %GVT_ERROR_WRONG_PASSPHRASE when an enrolment was begun here with another
 *   passphrase: give that one, or gvt_enrolment_abandon() it; with %GVT_ERROR_DB_BUSY while another
 *   program enrols this folder; with %GVT_ERROR_TAKEN when other laptops have used every code
 */
gboolean gvt_enrolment_take (GvtEnrolment *self,
                             const GvtNewUser *users,
                             guint n_users,
                             const GvtKdf *kdf,
                             GCancellable *cancellable,
                             GError **error);

/** gvt_enrolment_abandon: forgets an enrolment that was begun and not finished; if the centre had
 * said yes already, a new code is needed. A store whose vault was lost is set aside, never removed
 * (gvt-enrolment-leftovers.h). %GVT_ERROR_DB_BUSY while another program is at it. */
gboolean gvt_enrolment_abandon (GvtEnrolment *self, GError **error);

G_END_DECLS
