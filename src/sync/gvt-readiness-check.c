/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-backup.h"
#include "gvt-power.h"
#include "gvt-print-fit.h"
#include "gvt-readiness.h"
#include "gvt-ready-papers.h"
#include "gvt-retention.h"
#include "gvt-sync.h"
#include "gvt-text.h"
#include "gvt-visit-acts.h"

/* The time, and how far the laptop's own clock agrees with it. */
typedef struct
{
  GvtProfile *profile;
  GvtJournal *journal;
  gint64 now_us;
  GvtClockTrust clock;
} TimeCheck;

static gboolean
check_time (GvtDb *db, gpointer user_data, GError **error)
{
  TimeCheck *self = user_data;

  return gvt_leases_now (self->profile, db, &self->now_us, error)
         && gvt_journal_judge_clock (self->journal, db, &self->clock, error);
}

static guint64
free_bytes_of (const char *folder)
{
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autoptr (GFileInfo) info = g_file_query_filesystem_info (file, G_FILE_ATTRIBUTE_FILESYSTEM_FREE,
                                                             NULL, NULL);

  return info != NULL ? g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE)
                      : 0;
}

typedef struct
{
  GvtJournal *journal;
  const GvtId *visit;
  GPtrArray *records; /* result: of #GvtPrintRecord, the newest first */
} PaperCheck;

static gboolean
check_paper (GvtDb *db, gpointer user_data, GError **error)
{
  PaperCheck *self = user_data;

  self->records = gvt_print_records_read (self->journal, db, self->visit, error);
  return self->records != NULL;
}

/* Returns: (transfer full) (nullable): the day on which the newest paper was made */
static char *
find_print_day (GPtrArray *records)
{
  return records->len > 0 ? gvt_date_iso (((GvtPrintRecord *) records->pdata[0])->at_us) : NULL;
}

/* Returns: (transfer full) (nullable): the day of the newest backup */
static char *
find_backup_day (GvtProfile *profile)
{
  g_autofree char *folder = gvt_backups_folder (gvt_profile_get_folder (profile));
  g_autoptr (GPtrArray) backups = gvt_backups_list (folder);

  return backups->len > 0 ? gvt_date_iso (((GvtBackup *) backups->pdata[0])->facts.at_us) : NULL;
}

GListModel *
gvt_readiness_check (GvtProfile *profile,
                     GvtModuleLibrary *library,
                     const GvtId *visit,
                     GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autoptr (GvtVisitPlan) plan = journal != NULL ? gvt_visits_read_plan (profile, visit, error)
                                                  : NULL;
  g_autoptr (GListModel) lists = plan != NULL ? gvt_leases_list (profile, error) : NULL;
  g_autoptr (GPtrArray) users = gvt_vault_get_users (gvt_profile_get_vault (profile));
  g_autoptr (GvtRegionList) regions = NULL;
  g_autofree char *today = NULL;
  g_autofree char *printed = NULL;
  g_autofree char *backup = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) papers = NULL;
  g_auto (GStrv) misfits = NULL;
  PaperCheck paper = { journal, visit, NULL };
  TimeCheck time = { profile, journal, 0, GVT_CLOCK_UNSET };
  GvtSyncLedger ledger;
  GvtPower power;
  GvtReadyFacts facts = { .plan = plan, .library = library, .lists = lists, .users = users };

  if (lists == NULL || !gvt_store_read (gvt_journal_get_store (journal), check_time, &time, error)
      || !gvt_store_read (gvt_journal_get_store (journal), check_paper, &paper, error)
      || (records = paper.records) == NULL
      || (papers = gvt_ready_papers_collect (profile, plan, visit, lists, error)) == NULL
      || !gvt_sync_ledger_read (profile, &ledger, error)
      || !gvt_retention_count_overdue (profile, time.now_us, &facts.n_overdue, error))
    return NULL;

  gvt_power_read (NULL, &power);
  regions = gvt_sync_load_regions (profile, NULL);
  today = gvt_date_iso (time.now_us);
  printed = find_print_day (records);
  misfits = gvt_print_describe_misfits (records, plan, library);
  backup = find_backup_day (profile);
  facts.printed = printed;
  facts.misfits = (const char *const *) misfits;
  facts.list_papers = papers;
  facts.backup = backup;
  facts.today = today;
  facts.clock = time.clock;
  facts.regions = regions;
  facts.needs_confirmation = ledger.needs_confirmation;
  facts.n_unsent = ledger.only_here;
  facts.free_bytes = free_bytes_of (gvt_profile_get_folder (profile));
  facts.battery = power.percent;
  facts.is_charging = power.is_mains;
  return gvt_readiness_judge (&facts);
}
