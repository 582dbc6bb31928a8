/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line keyed from a sheet of paper: what is read can be written, and is then read as the same. */
#include "gvt-fuzz.h"
#include "gvt-keyed-line.h"

#define MAX_CARD 100000
#define N_SCORES 9

/* The rows come from the input too: its first bytes say how many options each has. */
static void
make_grid (GvtKeyedGrid *grid, const guint8 *data, gsize size)
{
  g_assert_true (gvt_keyed_grid_init (grid, NULL, NULL));
  for (guint i = 0; i < MIN (size, grid->forms[0].n_questions); i++)
    {
      guint n_options = data[i] % (GVT_KEYED_MAX_OPTIONS + 1);

      grid->forms[0].questions[i] = (GvtKeyedQuestion){
        .n_options = n_options == 1 ? 2 : n_options,
        .is_multiple = data[i] >= 128,
      };
    }
  if (size > 0 && data[0] % 2 == 1)
    {
      g_assert_true (gvt_keyed_grid_keep (grid, 'A'));
      grid->forms[0].name = '\0';
    }
}

static void
read_line (const GvtKeyedGrid *grid, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *written = NULL;
  GvtKeyedLine line;
  GvtKeyedLine again;

  if (!gvt_keyed_line_parse (&line, grid, MAX_CARD, text, &error))
    {
      gvt_fuzz_refused (error);
      return;
    }
  written = gvt_keyed_line_write (&line, grid);
  g_assert_true (gvt_keyed_line_parse (&again, grid, MAX_CARD, written, NULL));
  g_assert_cmpmem (&again, sizeof again, &line, sizeof line);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GError) error = NULL;
  guint8 scores[N_SCORES];
  GvtKeyedGrid grid;

  make_grid (&grid, NULL, 0);
  read_line (&grid, text);
  grid.takes_code = TRUE;
  read_line (&grid, text);
  make_grid (&grid, data, size);
  read_line (&grid, text);
  if (!gvt_keyed_scores_parse (scores, N_SCORES, 4, text, &error))
    gvt_fuzz_refused (error);
  return 0;
}

void
gvt_fuzz_seeds (GPtrArray *seeds)
{
  gvt_fuzz_seed_text (seeds, "17B ABDCAABD");
  gvt_fuzz_seed_text (seeds, "17 A ab-.*(ac)bd");
  gvt_fuzz_seed_text (seeds, "17B SI12 ABDCAABD");
  gvt_fuzz_seed_text (seeds, "17b s i 1 2/ab-.*abd");
  gvt_fuzz_seed_text (seeds, "17B - ABDCAABD");
  gvt_fuzz_seed_text (seeds, "443434443");
}
