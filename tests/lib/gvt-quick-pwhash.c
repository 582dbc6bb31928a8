/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loaded before a program under test, this stands before libsodium's crypto_pwhash() and asks it
 * for the least memory and one pass: a suite that opens thousands of stores would else do little
 * but spend the 256 MiB that a guesser shall spend. What was asked for goes into the salt, so that
 * another cost still gives another key. No program that ships can load it, and the tests of the
 * cost run without. */
#include <dlfcn.h>
#include <sodium.h>
#include <string.h>

typedef int (*Pwhash) (unsigned char *out,
                       unsigned long long n_out,
                       const char *passphrase,
                       unsigned long long n_passphrase,
                       const unsigned char *salt,
                       unsigned long long passes,
                       size_t memory_bytes,
                       int algorithm);

int
crypto_pwhash (unsigned char *out,
               unsigned long long n_out,
               const char *passphrase,
               unsigned long long n_passphrase,
               const unsigned char *salt,
               unsigned long long passes,
               size_t memory_bytes,
               int algorithm)
{
  Pwhash hash = (Pwhash) dlsym (RTLD_NEXT, "crypto_pwhash");
  unsigned char mixed[crypto_pwhash_SALTBYTES];

  memcpy (mixed, salt, sizeof mixed);
  for (unsigned i = 0; i < 8; i++)
    {
      mixed[i] ^= (unsigned char) ((unsigned long long) memory_bytes >> (8 * i));
      mixed[8 + i] ^= (unsigned char) (passes >> (8 * i));
    }
  return hash (out, n_out, passphrase, n_passphrase, mixed, crypto_pwhash_OPSLIMIT_MIN,
               crypto_pwhash_MEMLIMIT_MIN, algorithm);
}
