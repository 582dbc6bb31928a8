/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"

G_BEGIN_DECLS

/* Opening a class in other ways than gvt_sessions_open(): one event each (session.opened/2), on
 * disk when the function returns %TRUE. They need an unlocked profile (%GVT_ERROR_LOCKED) and a
 * place inside the user's working area (%GVT_ERROR_FORBIDDEN). Any thread; they block. */

/* How many days before the date of its visit a class may have been held: visits are put off, but a
 * day that lies further back was before anybody travelled for this visit, and is a slip of the pen.
 * No rule of the election office is known. */
#define GVT_HELD_MAX_DAYS 60

/** gvt_sessions_open_held: a class of @visit that was held on paper on the day @held, YYYY-MM-DD,
 * and is recorded now; everything that shows it says so. %GVT_ERROR_BAD_INPUT for a day to come,
 * by this laptop's clock or the newest time that the centre signed, and for one before
 * %GVT_HELD_MAX_DAYS */
gboolean gvt_sessions_open_held (GvtProfile *profile,
                                 const GvtId *visit,
                                 const char *name,
                                 const char *held,
                                 GvtId *session,
                                 GError **error);

/** gvt_session_open_next: the next class of the visit of @session, whatever laptop that is held
 * on: with the order of its steps, and the modules that were taught in it, or were to be. @name:
 * (nullable): without one as gvt_class_name_find() has it; %GVT_ERROR_BAD_INPUT where only a
 * person knows. @held: (nullable): the day of a class that was held on paper, "" for one that is
 * held now; without one as @session was: whoever enters a day of classes says so once. @next:
 * (out): receives its id */
gboolean gvt_session_open_next (GvtProfile *profile,
                                const GvtId *session,
                                const char *name,
                                const char *held,
                                GvtId *next,
                                GError **error);

G_END_DECLS
