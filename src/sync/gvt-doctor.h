/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-backup.h"
#include "gvt-comparison.h"
#include "gvt-journal-check.h"

G_BEGIN_DECLS

/* All of a laptop's data looked at, and made again where it can be: "Periksa data". What people
 * recorded is in the journal alone: that cannot be made again, and comes back from a backup.
 * Everything else can: lists that screens read from the journal, one copy of the vault from the
 * other, files from the centre. */

typedef enum
{
  GVT_DOCTOR_RECORDS, /* pages and chains; not counted, as the next two */
  GVT_DOCTOR_TABLES,  /* what is made from them */
  GVT_DOCTOR_FILES,   /* attachments, lists, modules */
  GVT_DOCTOR_BACKUPS, /* each */
} GvtDoctorStage;

/* Files of one kind, each of which is named after its content. */
typedef struct
{
  guint n;
  GPtrArray *broken; /* of char*: names, as they were found */
  guint n_removed;   /* of these: sync fetches them again */
  guint n_missing;   /* that should be here, and are not: sync fetches them too */
} GvtDoctorFiles;

typedef struct
{
  guint n_vault_copies;
  guint n_vault_damaged; /* as found; an unlock puts them right */
  guint n_vault_damaged_now;

  GvtJournalCheck journal; /* pages and chains */
  gboolean is_journal_sound;

  GvtComparison comparison; /* with the centre: its newest word */

  guint n_tables;   /* made from the journal */
  char **differing; /* (nullable): those that were not what the journal makes of them; %NULL
                       where that could not be asked */
  gboolean is_rebuilt;

  GvtDoctorFiles attachments; /* photos that events name; none comes again by a sync */
  GvtDoctorFiles lists;       /* voter lists and their words */
  GvtDoctorFiles modules;

  guint n_backups;
  GPtrArray *broken_backups; /* of char*: names */
  guint n_other_backups;     /* under other keys, so that these could not open them */
} GvtDoctorReport;

void gvt_doctor_report_clear (GvtDoctorReport *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtDoctorReport, gvt_doctor_report_clear)

/** gvt_doctor_look_at_vault: before the unlock, which puts right what this finds */
void gvt_doctor_look_at_vault (GvtProfile *profile, GvtDoctorReport *report);

/**
 * gvt_doctor_examine:
 * @profile: unlocked, by any user
 * @may_repair: makes again what can be: the lists of a sound journal; files that are broken go, so
 *   that the next sync fetches them
 * @progress: (nullable): #GvtDoctorStage
 * @report: (inout): zero, or with what was seen of the vault
 *
 * Damage is no failure: %FALSE only where it could not be looked for, or that was cancelled.
 * Blocks, for as long as it takes to read everything; any thread.
 */
gboolean gvt_doctor_examine (GvtProfile *profile,
                             gboolean may_repair,
                             GvtProgress *progress,
                             GvtDoctorReport *report,
                             GCancellable *cancellable,
                             GError **error);

/** gvt_doctor_is_well: nothing is left to be done but a sync */
gboolean gvt_doctor_is_well (const GvtDoctorReport *self);
/** gvt_doctor_describe: Returns: (transfer full): counts, what was repaired and what to do;
 * translated */
char *gvt_doctor_describe (const GvtDoctorReport *self);
/** gvt_doctor_to_json: Returns: (transfer full) */
JsonObject *gvt_doctor_to_json (const GvtDoctorReport *self);

G_END_DECLS
