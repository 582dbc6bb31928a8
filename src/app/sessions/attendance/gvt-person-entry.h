/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gvt-person.h"

G_BEGIN_DECLS

/* A quick way to put people on the attendance list: a name and Return, then one key, L or P. The
 * age band stays as it was for the one before; the digits 1 to 6 choose another one, T says that
 * somebody walked in (tanpa daftar), W that a guardian agreed (wali), F that photos may show him.
 * Signal "add". */
#define GVT_TYPE_PERSON_ENTRY (gvt_person_entry_get_type ())
G_DECLARE_FINAL_TYPE (GvtPersonEntry, gvt_person_entry, GVT, PERSON_ENTRY, AdwPreferencesGroup)

/** gvt_person_entry_dup: Returns: (transfer full): as it was added last */
GvtPerson *gvt_person_entry_dup (GvtPersonEntry *self);
/** gvt_person_entry_edit: puts @person in, to be corrected: the next "add" is of its card */
void gvt_person_entry_edit (GvtPersonEntry *self, const GvtPerson *person);

/** gvt_person_entry_forget: drops what was typed */
void gvt_person_entry_forget (GvtPersonEntry *self);

G_END_DECLS
