/**
 * The script of the capsule. It reads the effects, pools them again with metafor, prints each number beside Grove's and ends with
 * status 1 when one is further away than a millionth. Written from the definitions, with the fit's own stopping rule
 * tightened: metafor's default stops at 1e-5.
 */
export const RUN_SCRIPT = String.raw`# Reruns every pooled analysis of the review with metafor and compares each number with Grove's.
# Usage: Rscript run.R        Ends with status 1 when a number differs by more than a millionth.
# Needs: R 4.0 or newer, metafor 3.0 or newer (made against 3.8-1).

options(width = 120, digits = 10)
if (!requireNamespace("metafor", quietly = TRUE)) {
  message("This script needs the package metafor: install.packages(\"metafor\")")
  quit(status = 2)
}
suppressPackageStartupMessages(library(metafor))

here <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))
if (length(here) == 1) setwd(dirname(normalizePath(here)))

TOLERANCE <- 1e-6
table_of <- function(path) {
  read.csv(path, encoding = "UTF-8", na.strings = "", check.names = FALSE, stringsAsFactors = FALSE, quote = "\"",
           colClasses = c(analysis_id = "character", analysis = "character"))
}
analyses <- table_of("data/pooled_analyses.csv")
effects <- table_of("data/pooled_effects.csv")
expected <- table_of("expected/expected.csv")

fit_of <- function(data, method, test, mods = NULL) {
  arguments <- list(yi = data$yi, sei = data$sei, method = method, test = test)
  if (!is.null(mods)) arguments$mods <- mods
  if (method %in% c("DL", "EE")) return(do.call(rma, arguments))
  # A full Fisher step can jump over the maximum: shorter ones are tried before the fit is given up.
  for (step in c(1, 0.5, 0.1)) {
    arguments$control <- list(threshold = 1e-12, maxiter = 50000, stepadj = step, tol = 1e-12)
    fit <- tryCatch(do.call(rma, arguments), error = function(problem) NULL)
    if (!is.null(fit)) return(fit)
  }
  stop("metafor could not fit this analysis by ", method)
}

# Grove counts a tau squared below 1e-8 of the median variance as zero; so does this script, by fitting without it.
fits_of <- function(data, method, mods = NULL) {
  fit <- fit_of(data, method, "z", mods)
  rma <- function(...) if (is.null(mods)) metafor::rma(...) else metafor::rma(..., mods = mods)
  if (method != "EE" && fit$tau2 <= 1e-8 * median(data$sei^2)) {
    refit <- function(test) rma(yi = data$yi, sei = data$sei, tau2 = 0, method = method, test = test)
  } else if (method == "EE") {
    refit <- function(test) rma(yi = data$yi, sei = data$sei, method = "EE", test = test)
  } else {
    refit <- function(test) rma(yi = data$yi, sei = data$sei, tau2 = fit$tau2, method = method, test = test)
  }
  suppressWarnings(list(z = refit("z"), knha = refit("knha"), adhoc = refit("adhoc"), tau2 = refit("z")$tau2))
}

# A common effect of counts, with empty cells as they are; only a study's own effect in Q takes a half.
mantel_haenszel <- function(analysis, data) {
  fit <- rma.mh(measure = analysis$measure, ai = data$ai, n1i = data$n1i, ci = data$ci, n2i = data$n2i, level = 100 * analysis$level)
  found <- c(
    k = nrow(data), estimate = as.numeric(fit$beta), tau_squared = 0,
    wald_se = fit$se, wald_low = fit$ci.lb, wald_high = fit$ci.ub, wald_p = fit$pval,
    printed_low = fit$ci.lb, printed_high = fit$ci.ub,
    q = fit$QE, q_p = fit$QEp, i_squared = max(0, 100 * (fit$QE - (fit$k.yi - 1)) / fit$QE)
  )
  weights <- as.numeric(weights(fit))
  names(weights) <- paste0("weight ", seq_along(weights))
  c(found, weights)
}

numbers_of <- function(analysis, data) {
  if (analysis$weighting == "Mantel-Haenszel") return(mantel_haenszel(analysis, data))
  fits <- fits_of(data, analysis$estimator)
  level <- analysis$level
  interval <- function(fit, df) {
    critical <- if (is.na(df)) qnorm(1 - (1 - level) / 2) else qt(1 - (1 - level) / 2, df)
    b <- as.numeric(fit$beta)
    c(se = fit$se, low = b - critical * fit$se, high = b + critical * fit$se, p = fit$pval)
  }
  k <- nrow(data)
  wald <- interval(fits$z, NA)
  knha <- interval(fits$knha, k - 1)
  adhoc <- interval(fits$adhoc, k - 1)
  w0 <- 1 / data$sei^2
  q <- sum(w0 * (data$yi - sum(w0 * data$yi) / sum(w0))^2)
  typical <- (k - 1) * sum(w0) / (sum(w0)^2 - sum(w0^2))
  from_q <- max(0, 100 * (q - (k - 1)) / q)
  found <- c(
    k = k,
    estimate = as.numeric(fits$z$beta),
    tau_squared = fits$tau2,
    wald_se = wald[["se"]], wald_low = wald[["low"]], wald_high = wald[["high"]], wald_p = wald[["p"]],
    knapp_hartung_se = knha[["se"]], knapp_hartung_low = knha[["low"]], knapp_hartung_high = knha[["high"]], knapp_hartung_p = knha[["p"]],
    ad_hoc_se = adhoc[["se"]], ad_hoc_low = adhoc[["low"]], ad_hoc_high = adhoc[["high"]], ad_hoc_p = adhoc[["p"]],
    q = q, q_p = pchisq(q, k - 1, lower.tail = FALSE),
    i_squared = if (analysis$estimator == "EE") from_q else 100 * fits$tau2 / (fits$tau2 + typical)
  )
  printed <- switch(analysis$printed_method, "Wald" = wald, "Knapp-Hartung" = knha, adhoc)
  found["printed_low"] <- printed[["low"]]
  found["printed_high"] <- printed[["high"]]
  if (!is.na(analysis$prediction)) {
    # HTS, V, HK, HK-PR and S differ in the standard error and in the degrees of freedom; both are those of the table.
    df <- analysis$prediction_df
    critical <- if (is.na(df)) qnorm(1 - (1 - level) / 2) else qt(1 - (1 - level) / 2, df)
    half <- critical * sqrt(fits$tau2 + printed[["se"]]^2)
    found["prediction_low"] <- found[["estimate"]] - half
    found["prediction_high"] <- found[["estimate"]] + half
  }
  if (analysis$q_profile == "exact") {
    profile <- confint(fit_of(data, "DL", "z"), level = 100 * level,
                       control = list(tol = 1e-12, maxiter = 100000, tau2.max = 1e6 * max(1, median(data$sei^2))))
    found["tau_squared_low"] <- profile$random["tau^2", "ci.lb"]
    found["tau_squared_high"] <- profile$random["tau^2", "ci.ub"]
  }
  weights <- 100 * (1 / (data$sei^2 + fits$tau2)) / sum(1 / (data$sei^2 + fits$tau2))
  names(weights) <- paste0("weight ", seq_along(weights))
  c(found, weights)
}

# Whether the subgroups differ: by what each gives alone, or with one tau squared for all as a factor in a model. Where the
# interval is by Knapp and Hartung its factor is never below one here.
between_of <- function(analysis, data) {
  if (is.na(analysis$between_subgroups)) return(c())
  data <- data[!is.na(data$subgroup), , drop = FALSE]
  test <- if (analysis$printed_method == "Wald") "z" else "adhoc"
  if (analysis$between_subgroups == "common") {
    fit <- fits_of(data, analysis$estimator, mods = ~ factor(data$subgroup))[[test]]
    # An F test has two degrees of freedom.
    df <- fit$QMdf
    return(c(between_q = fit$QM, between_df = df[1], if (test == "adhoc") c(between_df2 = df[2]), between_p = fit$QMp))
  }
  alone <- sapply(split(data, data$subgroup), function(one) {
    if (analysis$weighting == "Mantel-Haenszel") {
      fit <- rma.mh(measure = analysis$measure, ai = one$ai, n1i = one$n1i, ci = one$ci, n2i = one$n2i)
    } else if (nrow(one) == 1) return(c(one$yi, one$sei))
    else fit <- fits_of(one, analysis$estimator)[[test]]
    c(as.numeric(fit$beta), fit$se)
  })
  w <- 1 / alone[2, ]^2
  q <- sum(w * (alone[1, ] - sum(w * alone[1, ]) / sum(w))^2)
  df <- ncol(alone) - 1
  c(between_q = q, between_df = df, between_p = pchisq(q, df, lower.tail = FALSE))
}

# A millionth of the number itself; near zero, of the unit that the number is measured in.
unit_of <- function(quantity, data) {
  error <- 1 / sqrt(sum(1 / data$sei^2))
  if (grepl("^tau_squared", quantity)) median(data$sei^2)
  else if (grepl("(^estimate|_se|_low|_high)$", quantity)) error
  else if (grepl("(^q|_q|_squared)$", quantity)) 1
  else 0.001
}

# The effect of a study from its counts, where no cell is zero, by metafor's own formula.
check_counts <- function() {
  counts <- effects[!is.na(effects$ai), , drop = FALSE]
  counts <- counts[counts$ai > 0 & counts$ci > 0 & counts$ai < counts$n1i & counts$ci < counts$n2i, , drop = FALSE]
  if (nrow(counts) == 0) return(0)
  failed <- 0
  cat("\nEffects from counts\n")
  for (i in seq_len(nrow(counts))) {
    row <- counts[i, ]
    again <- escalc(measure = row$measure, ai = row$ai, n1i = row$n1i, ci = row$ci, n2i = row$n2i)
    failed <- failed + compare(paste0(row$study, ": effect"), row$yi, as.numeric(again$yi), row$sei)
    failed <- failed + compare(paste0(row$study, ": standard error"), row$sei, sqrt(as.numeric(again$vi)), row$sei)
  }
  failed
}

compare <- function(name, ours, theirs, unit) {
  difference <- abs(ours - theirs)
  ok <- is.finite(difference) && difference <= TOLERANCE * max(abs(ours), unit)
  cat(sprintf("  %-34s %22.12g %22.12g   %s\n", substr(name, 1, 34), ours, theirs, if (ok) "agrees" else "DIFFERS"))
  if (ok) 0 else 1
}

cat("R ", R.version$major, ".", R.version$minor, ", metafor ", as.character(packageVersion("metafor")), "\n", sep = "")
failed <- 0
compared <- 0
for (i in seq_len(nrow(analyses))) {
  analysis <- analyses[i, ]
  data <- effects[effects$analysis_id == analysis$analysis_id, , drop = FALSE]
  ours <- expected[expected$analysis_id == analysis$analysis_id, , drop = FALSE]
  cat("\n", analysis$analysis, " (", analysis$measure, ", ", analysis$estimator, ")\n", sep = "")
  cat(sprintf("  %-34s %22s %22s\n", "", "Grove", "metafor"))
  theirs <- tryCatch(c(numbers_of(analysis, data), between_of(analysis, data)), error = function(problem) {
    cat("  ", conditionMessage(problem), "\n", sep = "")
    NULL
  })
  for (j in seq_len(nrow(ours))) {
    quantity <- ours$quantity[j]
    value <- if (quantity %in% names(theirs)) theirs[[quantity]] else NA_real_
    failed <- failed + compare(quantity, ours$value[j], value, unit_of(quantity, data))
    compared <- compared + 1
  }
}
failed <- failed + check_counts()

# The drawing of the package meta where it is installed, of metafor otherwise; NULL where meta cannot draw an analysis.
with_meta <- function(analysis, data) {
  if (!requireNamespace("meta", quietly = TRUE) || analysis$weighting != "inverse variance") return(NULL)
  common <- analysis$estimator == "EE"
  arguments <- list(TE = data$yi, seTE = data$sei, studlab = data$study, sm = analysis$measure, level.ma = analysis$level,
                    common = common, random = !common, method.tau = if (common) "DL" else analysis$estimator)
  if (!common && analysis$printed_method != "Wald") {
    arguments$method.random.ci <- "HK"
    if (analysis$printed_method != "Knapp-Hartung") arguments$adhoc.hakn.ci <- "se"
  }
  tryCatch(suppressWarnings(do.call(meta::metagen, arguments)), error = function(problem) NULL)
}

# Forest plots in R's own drawing, beside those of Grove in figures/.
if (nrow(analyses) > 0 && capabilities("cairo") && !("--no-figures" %in% commandArgs(TRUE))) {
  dir.create("figures/r", showWarnings = FALSE, recursive = TRUE)
  for (i in which(is.na(analyses$part_of))) {
    data <- effects[effects$analysis_id == analyses$analysis_id[i], , drop = FALSE]
    tryCatch({
      fit <- fits_of(data, analyses$estimator[i])[[if (analyses$printed_method[i] == "Wald") "z" else "knha"]]
      cairo_pdf(sprintf("figures/r/forest-%02d.pdf", i), width = 9, height = 2.5 + 0.25 * nrow(data))
      again <- with_meta(analyses[i, ], data)
      if (is.null(again)) {
        forest(fit, slab = data$study, header = TRUE,
               atransf = if (analyses$scale[i] == "log") exp else function(x) x)
      } else meta::forest(again)
      invisible(dev.off())
    }, error = function(problem) {
      if (dev.cur() > 1) invisible(dev.off())
      cat("The plot of ", analyses$analysis[i], " could not be drawn: ", conditionMessage(problem), "\n", sep = "")
    })
  }
}

cat("\n", compared, " numbers compared, ", failed, " differ by more than ", TOLERANCE, ".\n", sep = "")
quit(status = if (failed == 0) 0 else 1)
`;
