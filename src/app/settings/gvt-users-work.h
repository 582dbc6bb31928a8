/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"
#include "gvt-work.h"

G_BEGIN_DECLS

/* What the pages of this laptop's users have done by workers. Each function fills a #GvtWork but
 * for its `done`. Who may do what is said by the library (gvt-profile-users.h). */

typedef struct
{
  GvtUser *user;
  gboolean is_self;       /* he is at work now */
  gboolean is_above;      /* he may more than who is at work */
  gboolean is_outside;    /* not all of his area is of who is at work */
  gboolean has_to_choose; /* his passphrase is one for one use */
} GvtUserFacts;

GvtUserFacts *gvt_user_facts_copy (const GvtUserFacts *self);
void gvt_user_facts_free (GvtUserFacts *self);

typedef struct
{
  GPtrArray *users; /* of GvtUserFacts */
  gboolean may_act; /* whether who is at work lets users in and out */
} GvtUsersFacts;

void gvt_users_facts_free (GvtUsersFacts *self);

/** gvt_users_work_read: result: #GvtUsersFacts */
void gvt_users_work_read (GvtWork *work, GvtProfile *profile);

/* Both make a passphrase for one use up. Result: it, wiped when @done returns. */
void gvt_users_work_add (GvtWork *work, GvtProfile *profile, const GvtUser *user);
void gvt_users_work_reset (GvtWork *work, GvtProfile *profile, const GvtUser *user);

/** gvt_users_work_remove: result: none */
void gvt_users_work_remove (GvtWork *work, GvtProfile *profile, const GvtUser *user);

G_END_DECLS
