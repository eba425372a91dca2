package io.tablesaga.floor;

import io.tablesaga.shared.News;
import io.tablesaga.shared.VisitId;

/** Something of a visit that its phones hear of as it changes. */
public interface VisitNews extends News<VisitId> {}
