/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-queue-day.h"

#include "gvt-program-run.h"

static const char others[] =
    "KODE WILAYAH;NKK;NIK;NAMA;TANGGAL LAHIR;STATUS;KELAMIN;RT;RW;TPS\n" GVT_QUEUE_DAY_NEAR
    ";9901011203150004;9901012511880003;AHMAD "
    "REKAAN;25|11|1988;S;L;001;002;003\n" GVT_QUEUE_DAY_NEAR
    ";9901011203150004;9901014507900001;BAIQ MISALIA;05|07|1990;S;P;001;002;007\n" GVT_QUEUE_DAY_FAR
    ";9971020107170011;9971026903710002;LALE CONTOHWATI;29|03|1971;B;P;001;002;003\n";

static const struct
{
  const char *kind;
  const char *village;
  const char *evidence;
  const char *report;
} proposed[GVT_QUEUE_DAY_N] = {
  [GVT_QUEUE_DAY_WRONG_RT] = { "wrong-data", GVT_PLANTED_VILLAGE, "ktp-el",
                               "nik=" GVT_PLANTED_NIK "\nname=" GVT_PLANTED_NAME
                               "\nnew.rt=" GVT_QUEUE_DAY_NEW_RT "\n" },
  [GVT_QUEUE_DAY_DEAD] = { "death", GVT_QUEUE_DAY_NEAR, "akta-kematian",
                           "nik=9901012511880003\nname=AHMAD REKAAN\n" },
  [GVT_QUEUE_DAY_GONE] = { "move", GVT_QUEUE_DAY_NEAR, "surat-keterangan",
                           "nik=9901014507900001\nname=BAIQ MISALIA\nmoved_to=Kota Misal\n" },
  [GVT_QUEUE_DAY_MARRIED] = { "wrong-data", GVT_QUEUE_DAY_FAR, "kk",
                              "nik=9971026903710002\nname=LALE "
                              "CONTOHWATI\nold.marital=B\nnew.marital=S\n" },
  [GVT_QUEUE_DAY_NEWCOMER] = { "new", GVT_QUEUE_DAY_FAR, "kk",
                               "nik=9971021503050009\nname=LALU BARU\nbirth_date=2005-03-15\n" },
};

void
gvt_queue_day_clear (GvtQueueDay *self)
{
  g_free (self->supervisor);
  for (guint i = 0; i < GVT_QUEUE_DAY_N; i++)
    {
      g_free (self->ids[i]);
      g_free (self->receipts[i]);
    }
}

/* --- what fresh programs do and say --- */

/* Returns: (transfer full): what `govotectl --json` prints; @line: cut at its blanks */
static JsonNode *
run_laptop (
    GvtQueueDay *self, const char *laptop, const char *user, const char *input, const char *line)
{
  g_autofree char *passphrase = g_build_filename (self->day->day.kept, user, NULL);
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  g_autoptr (GPtrArray) args = g_ptr_array_new ();
  g_autoptr (GvtProgramRun) run = NULL;
  const char *const first[] = { "--data",  laptop, "--json", "--user", user, "--passphrase-file",
                                passphrase };

  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    g_ptr_array_add (args, (gpointer) first[i]);
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (args, words[i]);
  g_ptr_array_add (args, NULL);
  run = gvt_program_run_newv ("govotectl", input, (const char *const *) args->pdata);
  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->exit_code, ==, 0);
  return gvt_program_run_json (run);
}

JsonNode *
gvt_queue_day_read (GvtQueueDay *self, const char *laptop, const char *line)
{
  return run_laptop (self, laptop, GVT_PLANTED_SUPERVISOR, NULL, line);
}

JsonNode *
gvt_queue_day_centre (GvtQueueDay *self, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  g_autoptr (GPtrArray) args = g_ptr_array_new ();
  g_autoptr (GvtProgramRun) run = NULL;

  g_ptr_array_add (args, (gpointer) "--data");
  g_ptr_array_add (args, self->day->day.centre);
  g_ptr_array_add (args, (gpointer) "--json");
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (args, words[i]);
  g_ptr_array_add (args, NULL);
  run = gvt_program_run_newv ("govote-central", NULL, (const char *const *) args->pdata);
  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->exit_code, ==, 0);
  return gvt_program_run_json (run);
}

void
gvt_queue_day_import (GvtQueueDay *self, const char *path, const char *as_of)
{
  gvt_program_do ("govote-central", self->day->day.centre, "voters", "import", path, "--election",
                  GVT_PLANTED_ELECTION, "--as-of", as_of, NULL);
}

/* --- the field laptop --- */

static void
propose (GvtQueueDay *self, guint which)
{
  g_autofree char *line = g_strdup_printf (
      "propose %s --village %s --evidence %s --reporter family --consent "
      "--election " GVT_PLANTED_ELECTION " --list-version 2 --from -",
      proposed[which].kind, proposed[which].village, proposed[which].evidence);
  g_autoptr (JsonNode) node = run_laptop (self, self->field, GVT_PLANTED_FACILITATOR,
                                          proposed[which].report, line);
  JsonObject *made = json_node_get_object (node);

  self->ids[which] = g_strdup (json_object_get_string_member (made, "id"));
  self->receipts[which] = g_strdup (json_object_get_string_member (made, "receipt"));
}

void
gvt_queue_day_set_up (GvtQueueDay *self, GvtVisitDay *visit)
{
  GvtPlantedDay *day = &visit->day;
  g_autofree char *list = g_build_filename (day->kept, "others.csv", NULL);

  self->day = visit;
  self->field = day->laptop;
  self->supervisor = g_build_filename (day->watched, "second", NULL);
  g_assert_true (g_file_set_contents (list, others, -1, NULL));
  gvt_queue_day_import (self, list, "2026-07-31");
  gvt_program_do ("govote-central", day->centre, "plenary", "set", "--regency", "99.01", "--date",
                  "2026-12-30", NULL);
  for (guint i = 0; i < GVT_QUEUE_DAY_N; i++)
    propose (self, i);
  gvt_planted_day_do (day, "sync");
  gvt_visit_day_enrol_second (visit, self->supervisor);
}
